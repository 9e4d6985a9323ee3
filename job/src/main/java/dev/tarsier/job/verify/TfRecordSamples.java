package dev.tarsier.job.verify;

import dev.tarsier.job.tfrecord.DamagedRecord;
import dev.tarsier.job.tfrecord.ExampleReader;
import dev.tarsier.job.tfrecord.ImageExample;
import dev.tarsier.job.tfrecord.ImageExample.ImageClass;
import dev.tarsier.job.tfrecord.TfRecordReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Samples of a TFRecord shard: one record each. Memory holds one record and one image. */
final class TfRecordSamples implements ShardReader {
  private final TfRecordReader records;
  private final MemberBuffer image = new MemberBuffer();

  private TfRecordSamples(TfRecordReader records) {
    this.records = records;
  }

  static TfRecordSamples open(CountedInput in) throws IOException {
    try {
      return new TfRecordSamples(TfRecordReader.open(in.stream(), TfRecordReader.LONGEST));
    } catch (DamagedRecord e) {
      throw new DamagedArchive(e.offset(), "", e.what());
    }
  }

  @Override
  public Optional<StoredSample> next(boolean withImage) throws IOException {
    try {
      Optional<TfRecordReader.Content> record = records.next();
      return record.isEmpty() ? Optional.empty() : Optional.of(sample(record.get(), withImage));
    } catch (DamagedRecord e) {
      throw new DamagedArchive(e.offset(), "", e.what());
    }
  }

  private StoredSample sample(TfRecordReader.Content record, boolean withImage)
      throws DamagedRecord {
    ImageExample example = ExampleReader.read(record);
    ImageExample.Encoded encoded = example.image();
    CRC32C crc = new CRC32C();
    crc.update(encoded.bytes(), encoded.offset(), encoded.length());
    return new StoredSample(
        example.filename(),
        example.filename(),
        new IndexReader.Extent(
            record.offset() + encoded.offset(), encoded.length(), CountedInput.hex(crc)),
        label(example.imageClass()),
        withImage ? copy(encoded) : StoredSample.Image.NONE,
        List.of());
  }

  private static StoredSample.Label label(ImageClass imageClass) {
    return imageClass.number() < 0
        ? StoredSample.Label.NONE
        : new StoredSample.Label(imageClass.number(), imageClass.text());
  }

  private StoredSample.Image copy(ImageExample.Encoded encoded) {
    image.reset();
    image.write(encoded.bytes(), encoded.offset(), encoded.length());
    return new StoredSample.Image(image.bytes(), image.size());
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
