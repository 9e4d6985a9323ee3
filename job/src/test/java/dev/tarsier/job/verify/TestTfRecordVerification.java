package dev.tarsier.job.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.tfrecord.ExampleReader;
import dev.tarsier.job.tfrecord.ImageExample;
import dev.tarsier.job.tfrecord.RecordFrame;
import dev.tarsier.job.tfrecord.TfRecordReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestTfRecordVerification extends VerificationTest {
  private static final String SHARD = "eyes-00000-of-00002.tfrecord";

  @Override
  List<String> layout() {
    return List.of("--output-format", "tfrecord");
  }

  @Test
  void everythingInOrder() throws IOException {
    verify("--dataset", "eyes");

    assertVerified();
  }

  private void assertVerified() throws IOException {
    long bytes = finished.manifest().shards().stream().mapToLong(FileRecord::bytes).sum();
    assertThat(events.get(events.size() - 1))
        .isEqualTo(
            new ProgressEvent.Verified(2, 11, bytes, "file:" + folder.resolve("copies/good")));
  }

  @Test
  void flippedByte() throws IOException {
    finished.flip(finished.shard(SHARD), 200);

    assertFound("Invalid shard " + SHARD + ": a record whose checksum is wrong at offset 12");
  }

  @Test
  void flippedByteInALength() throws IOException {
    finished.flip(finished.shard(SHARD), 1);

    assertFound("Invalid shard " + SHARD + ": a record length whose checksum is wrong at offset 0");
  }

  @Test
  void cutInARecord() throws IOException {
    Path shard = finished.shard(SHARD);
    byte[] bytes = Files.readAllBytes(shard);
    Files.write(shard, Arrays.copyOf(bytes, 20));

    assertFound(
        "Invalid shard "
            + SHARD
            + ": the file ends "
            + (records(bytes).get(0).length - 8)
            + " bytes into a record too early at offset 20 (20 bytes, the manifest says "
            + bytes.length
            + ")");
  }

  /** What the format itself cannot notice. */
  @Test
  void cutBetweenRecords() throws IOException {
    List<byte[]> records = records(Files.readAllBytes(finished.shard(SHARD)));
    write(records.subList(0, records.size() - 1));
    finished.forgeRecords(SHARD);

    assertFound(
        "Invalid shard "
            + SHARD
            + ": the sample "
            + ExampleReader.read(content(records.get(records.size() - 1))).filename()
            + " is missing, the index part-00000.parquet names it");
  }

  @Test
  void theSameRecordTwice() throws IOException {
    byte[] bytes = Files.readAllBytes(finished.shard(SHARD));
    List<byte[]> records = records(bytes);
    ImageExample first = ExampleReader.read(content(records.get(0)));
    int image = RecordFrame.HEADER + first.image().offset();
    records.add(records.get(0));
    write(records);
    finished.forgeRecords(SHARD);

    assertFound(
        "Invalid shard %s: the sample %s stands twice, at offset %s and at offset %s"
            .formatted(SHARD, first.filename(), image, bytes.length + image));
  }

  /** Every checksum fits, of the record and of the file: the index knows better. */
  @Test
  void forgedImage() throws IOException {
    List<byte[]> records = records(Files.readAllBytes(finished.shard(SHARD)));
    ImageExample first = ExampleReader.read(content(records.get(0)));
    ImageExample.Encoded image = first.image();
    String before = extent(image);
    records.get(0)[image.offset() + image.length() / 2] ^= 1;
    write(records);
    finished.forgeRecords(SHARD);

    assertFound(
        "Invalid shard %s: the image of %s is %s, the index says %s"
            .formatted(SHARD, first.filename(), extent(image), before));
  }

  private static String extent(ImageExample.Encoded image) {
    byte[] bytes =
        Arrays.copyOfRange(image.bytes(), image.offset(), image.offset() + image.length());
    return "%s bytes at offset %s with CRC32C %s"
        .formatted(image.length(), RecordFrame.HEADER + image.offset(), crc(bytes));
  }

  @Test
  void recordThatIsNoExample() throws IOException {
    write(List.of(new byte[] {1, 2, 3}));

    assertFound(
        ("Invalid shard %s: a record that is no tf.train.Example at offset 12 (19 bytes, the"
                + " manifest says %s)")
            .formatted(SHARD, record(SHARD).bytes()));
  }

  @Test
  void missingShard() throws IOException {
    FileRecord record = record(SHARD);
    Files.delete(finished.shard(SHARD));

    assertFound(
        "Missing shard %s: the manifest names it, with %s samples in %s bytes"
            .formatted(SHARD, record.samples(), record.bytes()));
  }

  private static TfRecordReader.Content content(byte[] record) {
    return new TfRecordReader.Content(0, record, record.length);
  }

  private static List<byte[]> records(byte[] shard) throws IOException {
    List<byte[]> records = new ArrayList<>();
    try (TfRecordReader reader =
        TfRecordReader.open(new ByteArrayInputStream(shard), TfRecordReader.LONGEST)) {
      for (Optional<TfRecordReader.Content> next = reader.next();
          next.isPresent();
          next = reader.next()) {
        records.add(Arrays.copyOf(next.get().bytes(), next.get().length()));
      }
    }
    return records;
  }

  private void write(List<byte[]> records) throws IOException {
    RecordFrame frame = new RecordFrame();
    try (OutputStream out = Files.newOutputStream(finished.shard(SHARD))) {
      for (byte[] record : records) {
        frame.write(out, record, record.length);
      }
    }
  }
}
