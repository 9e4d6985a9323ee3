package dev.tarsier.job.sink;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Placement;
import dev.tarsier.job.tfrecord.ExampleWriter;
import dev.tarsier.job.tfrecord.ImageExample;
import dev.tarsier.job.tfrecord.ImageExample.ImageClass;
import dev.tarsier.job.tfrecord.RecordFrame;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * One TFRecord shard, also where there is no sample: its name says how many there are. A sample is
 * one {@code tf.train.Example} of its image; other members are left out. Equal samples give equal
 * bytes; compressed ones with the same zlib, for Java's GZIP header holds no time and no name.
 *
 * <p>A sample's key is the path of its source image, because that is what a record names. Offsets
 * of a compressed shard are those of the decompressed stream: no range of the file gives an image.
 */
public final class TfRecordSink implements SampleSink<Sample> {
  private static final int GZIP_CHUNK = 64 << 10;

  private final boolean labelled;
  private final ExampleWriter example = new ExampleWriter();
  private final RecordFrame frame = new RecordFrame();
  private final AttemptFile shard;
  private final OutputStream out;
  private long position;
  private long samples;
  private boolean givenUp;

  /** {@code labelled}: the data set has classes, so that every record has a class. */
  public TfRecordSink(
      FileSystem fileSystem, Path attemptFolder, TfRecordName name, boolean labelled)
      throws IOException {
    this.labelled = labelled;
    this.shard = new AttemptFile(fileSystem, attemptFolder, name.text());
    this.out = stream(shard, name.compressed());
  }

  /** What records are written to. */
  static OutputStream stream(AttemptFile shard, boolean compressed) throws IOException {
    return compressed ? new GZIPOutputStream(shard, GZIP_CHUNK) : shard;
  }

  @Override
  public Placement write(Sample sample) throws IOException {
    Sample.Member image = sample.image();
    int offset = example.lay(describe(sample));
    long start = position + RecordFrame.HEADER + offset;
    frame.write(out, example.buffer(), example.length());
    position += RecordFrame.HEADER + example.length() + RecordFrame.FOOTER;
    samples++;
    CRC32C crc = new CRC32C();
    crc.update(image.bytes(), 0, image.length());
    return new Placement(
        shard.name(),
        sample.path(),
        start,
        image.length(),
        AttemptFile.hex(crc.getValue()),
        sample.width(),
        sample.height());
  }

  private ImageExample describe(Sample sample) {
    Sample.Member image = sample.image();
    return new ImageExample(
        new ImageExample.Encoded(image.bytes(), 0, image.length(), format(image.extension())),
        sample.width(),
        sample.height(),
        sample.path(),
        imageClass(sample.label()));
  }

  /** TensorFlow Datasets writes the name of a format where we write an extension. */
  private static String format(String extension) {
    return extension.equals("jpg") ? "jpeg" : extension;
  }

  private ImageClass imageClass(SampleLabel label) {
    if (!labelled) {
      return ImageClass.ABSENT;
    }
    return label.isPresent() ? new ImageClass(label.number(), label.text()) : ImageClass.UNKNOWN;
  }

  @Override
  public List<FileRecord> finish() throws IOException {
    if (givenUp) {
      return List.of();
    }
    out.close();
    return List.of(shard.finish(samples));
  }

  @Override
  public void close() {
    // Both: a compressor that cannot write its end leaves the file open.
    try (shard;
        out) {
      givenUp = true;
    } catch (IOException e) {
      // The attempt is given up; its file is removed with the attempt's folder.
    }
  }
}
