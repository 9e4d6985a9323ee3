package dev.tarsier.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Placement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestLabelledSink {
  private static final Configuration CONFIGURATION = new Configuration(false);

  @TempDir private Path folder;
  private FileSystem fileSystem;

  @BeforeEach
  void open() throws IOException {
    fileSystem = new RawLocalFileSystem();
    fileSystem.initialize(folder.toUri(), CONFIGURATION);
  }

  private LabelledSink sink(long shardBytes) {
    return new LabelledSink(
        fileSystem, new org.apache.hadoop.fs.Path(folder.toUri()), 3, shardBytes, CONFIGURATION);
  }

  private static FeatureRow row(int i, String label, int number) {
    return new FeatureRow("k" + i, "p" + i, new SampleLabel(label, number), new float[25], 4, 4);
  }

  @Test
  void eachLabelHasItsFolder() throws IOException {
    List<Placement> placements = new ArrayList<>();
    try (LabelledSink sink = sink(1 << 20)) {
      placements.add(sink.write(row(0, "left", 0)));
      placements.add(sink.write(row(1, "right/up", 1)));
      placements.add(sink.write(row(2, "left", 0)));
      assertThat(sink.finish())
          .containsExactly(
              FeatureRows.record(folder, "label=left/part-00003-00000.parquet", 2),
              FeatureRows.record(folder, "label=right%2Fup/part-00003-00000.parquet", 1));
    }
    assertThat(placements)
        .extracting(placement -> placement.shard() + " " + placement.offset())
        .containsExactly(
            "label=left/part-00003-00000.parquet 0",
            "label=right%2Fup/part-00003-00000.parquet 0",
            "label=left/part-00003-00000.parquet 1");
    assertThat(FeatureRows.read(folder.resolve("label=right%2Fup/part-00003-00000.parquet")))
        .containsExactly("key=k1 path=p1 class=1 features=" + Arrays.toString(new float[25]));
  }

  @Test
  void rowsWaitUpToTheLimitAndNoLonger() throws IOException {
    // A row is 100 bytes of numbers, and 4 of its key and path.
    try (LabelledSink sink = sink(320)) {
      for (int i = 0; i < 7; i++) {
        sink.write(row(i, "l" + i % 2, i % 2));
      }
      assertThat(sink.finish())
          .extracting(file -> file.name() + " " + file.samples())
          .containsExactly(
              "label=l0/part-00003-00000.parquet 2",
              "label=l1/part-00003-00000.parquet 1",
              "label=l0/part-00003-00001.parquet 1",
              "label=l1/part-00003-00001.parquet 2",
              "label=l0/part-00003-00002.parquet 1");
    }
  }

  @Test
  void aThousandLabelsAreAThousandFiles() throws IOException {
    try (LabelledSink sink = sink(1 << 20)) {
      for (int i = 0; i < 2000; i++) {
        sink.write(row(i, "l" + i % 1000, i % 1000));
      }
      List<FileRecord> records = sink.finish();
      assertThat(records).hasSize(1000).allMatch(record -> record.samples() == 2);
    }
  }

  @Test
  void whatIsGivenUpLeavesNothing() throws IOException {
    LabelledSink sink = sink(1 << 20);
    sink.write(row(0, "left", 0));
    sink.close();
    assertThat(folder).isEmptyDirectory();
    assertThat(sink.finish()).isEmpty();
  }
}
