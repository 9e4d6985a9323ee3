package dev.tarsier.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Placement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every format that holds samples promises. */
abstract class SampleSinkContract {
  static final long LIMIT = 100_000;

  @TempDir Path folder;
  FileSystem fileSystem;

  /** A sink that writes partition 7 into the folder. */
  abstract SampleSink<Sample> sink(Path attempt, long shardBytes);

  /** Names and contents of a finished shard, in order. */
  abstract List<Entry> entries(Path shard) throws IOException;

  /** What the shard should hold of one sample. */
  abstract List<Entry> expected(Sample sample);

  /** What the format calls a sample. */
  abstract String key(Sample sample);

  /** The bytes that offsets count. */
  byte[] content(Path shard) throws IOException {
    return Files.readAllBytes(shard);
  }

  /** One file as it stands in a shard. */
  record Entry(String name, String content) {}

  @BeforeEach
  void open() throws IOException {
    fileSystem = new RawLocalFileSystem();
    fileSystem.initialize(folder.toUri(), new Configuration(false));
  }

  @Test
  void samplesInOrder() throws IOException {
    List<Sample> samples = Samples.random(1, 40, 5_000);
    write(samples, LIMIT);

    assertThat(allEntries()).isEqualTo(expected(samples));
  }

  @Test
  void placementsPointAtTheImages() throws IOException {
    List<Sample> samples = Samples.random(4, 50, 20_000);
    List<Placement> placements = new ArrayList<>();
    try (SampleSink<Sample> sink = sink(folder, LIMIT)) {
      for (Sample sample : samples) {
        placements.add(sink.write(sample));
      }
      sink.finish();
    }
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      Sample.Member image = sample.members().get(0);
      Placement placement = placements.get(i);
      byte[] bytes = Arrays.copyOf(image.bytes(), image.length());

      assertThat(range(placement)).isEqualTo(bytes);
      assertThat(placement.crc32c()).isEqualTo(crc32c(bytes));
      assertThat(placement.key()).isEqualTo(key(sample));
      assertThat(placement.width()).isEqualTo(sample.width());
      assertThat(placement.height()).isEqualTo(sample.height());
    }
  }

  @Test
  void recordsDescribeTheFiles() throws IOException {
    List<Sample> samples = Samples.random(5, 50, 20_000);
    List<FileRecord> records = write(samples, LIMIT);

    assertThat(records.stream().mapToLong(FileRecord::samples).sum()).isEqualTo(50);
    assertThat(records)
        .extracting(record -> folder.resolve(record.name()))
        .containsExactlyElementsOf(shards());
    for (FileRecord record : records) {
      byte[] bytes = Files.readAllBytes(folder.resolve(record.name()));
      assertThat(record.bytes()).isEqualTo(bytes.length);
      assertThat(record.crc32c()).isEqualTo(crc32c(bytes));
    }
  }

  @Test
  void equalSamplesGiveEqualBytes() throws IOException {
    String user = System.getProperty("user.name");
    Path one = Files.createDirectory(folder.resolve("one"));
    Path two = Files.createDirectory(folder.resolve("two"));
    try {
      List<FileRecord> records = write(one, Samples.random(6, 50, 20_000), LIMIT);
      System.setProperty("user.name", "somebody-else");

      assertThat(write(two, Samples.random(6, 50, 20_000), LIMIT)).isEqualTo(records);
      for (FileRecord record : records) {
        assertThat(one.resolve(record.name())).hasSameBinaryContentAs(two.resolve(record.name()));
      }
    } finally {
      System.setProperty("user.name", user);
    }
  }

  @Test
  void bytesOfABufferPastTheLengthDoNotCount() throws IOException {
    byte[] buffer = new byte[500];
    new Random(8).nextBytes(buffer);
    Sample loose = Samples.of("a", buffer, 100);
    Sample exact = Samples.of("a", Arrays.copyOf(buffer, 100), 100);

    assertThat(write(Files.createDirectory(folder.resolve("one")), List.of(loose), LIMIT))
        .isEqualTo(write(Files.createDirectory(folder.resolve("two")), List.of(exact), LIMIT));
  }

  @Test
  void closeAfterFinishAndCloseTwice() throws IOException {
    SampleSink<Sample> sink = sink(folder, LIMIT);
    sink.write(Samples.sample("a", 10));
    List<FileRecord> records = sink.finish();
    sink.close();
    sink.close();

    assertThat(records).hasSize(1);
    assertThat(records.get(0).crc32c()).isEqualTo(crc32c(Files.readAllBytes(shards().get(0))));
  }

  final List<FileRecord> write(List<Sample> samples, long limit) throws IOException {
    return write(folder, samples, limit);
  }

  private List<FileRecord> write(Path attempt, List<Sample> samples, long limit)
      throws IOException {
    try (SampleSink<Sample> sink = sink(attempt, limit)) {
      for (Sample sample : samples) {
        sink.write(sample);
      }
      return sink.finish();
    }
  }

  final List<Path> shards() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  final List<Entry> allEntries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (Path shard : shards()) {
      entries.addAll(entries(shard));
    }
    return entries;
  }

  final List<Entry> expected(List<Sample> samples) {
    return samples.stream().flatMap(sample -> expected(sample).stream()).toList();
  }

  private byte[] range(Placement placement) throws IOException {
    byte[] shard = content(folder.resolve(placement.shard()));
    int from = Math.toIntExact(placement.offset());
    return Arrays.copyOfRange(shard, from, from + Math.toIntExact(placement.length()));
  }

  static String crc32c(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }
}
