package dev.tarsier.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Placement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestParquetSink {
  private static final Configuration CONFIGURATION = new Configuration(false);

  @TempDir private Path folder;
  private FileSystem fileSystem;

  @BeforeEach
  void open() throws IOException {
    fileSystem = new RawLocalFileSystem();
    fileSystem.initialize(folder.toUri(), CONFIGURATION);
  }

  private ParquetSink<FeatureRow> features(Path attempt, long shardBytes) {
    return ParquetSink.ofFeatures(
        fileSystem, new org.apache.hadoop.fs.Path(attempt.toUri()), 7, shardBytes, CONFIGURATION);
  }

  private static FeatureRow row(String key, SampleLabel label, float... features) {
    return new FeatureRow(key, key + ".jpg", label, features, 224, 224);
  }

  @Test
  void vectorsStandWithTheirLabels() throws IOException {
    List<Placement> placements = new ArrayList<>();
    try (ParquetSink<FeatureRow> sink = features(folder, 1 << 20)) {
      placements.add(sink.write(row("left/ä", new SampleLabel("left", 0), 1.5f, -2)));
      placements.add(sink.write(row("b", SampleLabel.NONE, 0, 3.25f)));
      List<FileRecord> records = sink.finish();
      assertThat(records)
          .containsExactly(FeatureRows.record(folder, "part-00007-00000.parquet", 2));
    }
    assertThat(FeatureRows.read(folder.resolve("part-00007-00000.parquet")))
        .containsExactly(
            "key=left/ä path=left/ä.jpg label=left class=0 features=[1.5, -2.0]",
            "key=b path=b.jpg features=[0.0, 3.25]");
    assertThat(placements)
        .containsExactly(
            new Placement("part-00007-00000.parquet", "left/ä", 0, 8, "a432a922", 224, 224),
            new Placement("part-00007-00000.parquet", "b", 1, 8, "0d8198b3", 224, 224));
  }

  @Test
  void aShardEndsBeforeItsRowsWouldPassTheLimit() throws IOException {
    List<Placement> placements = new ArrayList<>();
    // A row is 400 bytes of numbers, and 7 of its key and path.
    try (ParquetSink<FeatureRow> sink = features(folder, 1000)) {
      for (int i = 0; i < 5; i++) {
        placements.add(sink.write(row("" + i, SampleLabel.NONE, new float[100])));
      }
      assertThat(sink.finish()).extracting(FileRecord::samples).containsExactly(2L, 2L, 1L);
    }
    assertThat(placements)
        .extracting(placement -> placement.shard() + " " + placement.offset())
        .containsExactly(
            "part-00007-00000.parquet 0",
            "part-00007-00000.parquet 1",
            "part-00007-00001.parquet 0",
            "part-00007-00001.parquet 1",
            "part-00007-00002.parquet 0");
  }

  @Test
  void equalRowsGiveEqualBytes() throws IOException {
    List<List<FileRecord>> runs = new ArrayList<>();
    for (String name : List.of("one", "two")) {
      try (ParquetSink<FeatureRow> sink =
          features(Files.createDirectory(folder.resolve(name)), 1 << 20)) {
        for (int i = 0; i < 50; i++) {
          sink.write(row("" + i, new SampleLabel("x", 0), i, i * 0.1f));
        }
        runs.add(sink.finish());
      }
    }
    assertThat(runs.get(0)).isEqualTo(runs.get(1));
  }

  @Test
  void noRowsGiveNoShard() throws IOException {
    try (ParquetSink<FeatureRow> sink = features(folder, 1000)) {
      assertThat(sink.finish()).isEmpty();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void classesStandWithTheirScores() throws IOException {
    ClassRow row =
        new ClassRow(
            "a",
            "a.jpg",
            new SampleLabel("mild", 1),
            List.of(new ClassRow.Scored("severe", 0.75f), new ClassRow.Scored("mild", 0.25f)),
            224,
            224);
    try (ParquetSink<ClassRow> sink =
        ParquetSink.ofClasses(
            fileSystem, new org.apache.hadoop.fs.Path(folder.toUri()), 7, 1 << 20, CONFIGURATION)) {
      assertThat(sink.write(row).length()).isEqualTo(8);
      sink.finish();
    }
    assertThat(FeatureRows.read(folder.resolve("part-00007-00000.parquet")))
        .containsExactly(
            "key=a path=a.jpg label=mild class=1 predicted=severe score=0.75"
                + " top_k=[{label=severe score=0.75}, {label=mild score=0.25}]");
  }
}
