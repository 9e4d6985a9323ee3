package dev.tarsier.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.Earlier;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Outcome;
import dev.tarsier.job.report.Placement;
import dev.tarsier.job.report.Region;
import dev.tarsier.job.report.Regions;
import dev.tarsier.job.report.RejectReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestIndexWriter {
  private static final String COLUMNS =
      "path source_bytes source_modified outcome reason detail key shard offset length crc32c label width height regions run";
  private static final List<IndexRow> ROWS =
      List.of(
          new IndexRow(
              "left/ä 网.jpg",
              1L << 41,
              1_700_000_000_123L,
              new Outcome.Written(
                  new Placement(
                      "part-00003-00000.tar",
                      "left/ä 网",
                      1L << 40,
                      1L << 33,
                      "0a1b2c3d",
                      640,
                      480)),
              "left"),
          new IndexRow("b.jpg", 17, 0, new Outcome.Rejected(RejectReason.TRUNCATED, "cut"), ""),
          new IndexRow("c.jpg", 18, 1, new Outcome.Skipped("unchanged"), "right"),
          new IndexRow(
              "d.jpg",
              -1,
              2,
              new Outcome.Written(new Placement("s.tar", "d", 512, 0, "00000000", 1, 2)),
              ""),
          new IndexRow(
              "e.jpg",
              19,
              3,
              new Outcome.Written(
                  new Placement("s.tar", "e", 0, 9, "00000000", 50, 40),
                  new Regions(
                      true,
                      List.of(
                          new Region(new Region.Box(1, 2, 3, 4), new Region.Box(10, 20, 30, 40))))),
              ""),
          new IndexRow(
              "f.jpg",
              20,
              4,
              new Outcome.Written(
                  new Placement("s.tar", "f", 0, 9, "00000000", 50, 40),
                  new Regions(true, List.of())),
              ""),
          new IndexRow(
              "g.jpg",
              5,
              6,
              new Outcome.Skipped(
                  "since r1",
                  new Earlier.Written("r1", new Placement("t.tar", "g", 7, 8, "0000000a", 3, 4))),
              "x"),
          new IndexRow(
              "h.jpg",
              5,
              6,
              new Outcome.Skipped("no", new Earlier.Rejected("r2", RejectReason.EMPTY)),
              ""));

  @TempDir private Path folder;

  @Test
  void everyColumnOfEveryOutcome() throws IOException {
    write(folder, ROWS);

    assertThat(read(folder.resolve("part-00003.parquet")))
        .containsExactly(
            "left/ä 网.jpg 2199023255552 1700000000123 written - - left/ä 网 part-00003-00000.tar 1099511627776 8589934592"
                + " 0a1b2c3d left 640 480 - -",
            "b.jpg 17 0 rejected TRUNCATED cut - - - - - - - - - -",
            "c.jpg 18 1 skipped - unchanged - - - - - right - - - -",
            "d.jpg -1 2 written - - d s.tar 512 0 00000000 - 1 2 - -",
            "e.jpg 19 3 written - - e s.tar 0 9 00000000 - 50 40"
                + " [{\"x\":1,\"y\":2,\"width\":3,\"height\":4,\"source\":{\"x\":10,\"y\":20,\"width\":30,\"height\":40}}] -",
            "f.jpg 20 4 written - - f s.tar 0 9 00000000 - 50 40 [] -",
            "g.jpg 5 6 skipped - since r1 g t.tar 7 8 0000000a x 3 4 - r1",
            "h.jpg 5 6 skipped EMPTY no - - - - - - - - - r2");
  }

  @Test
  void rowsAreReadAsTheyWereWritten() throws IOException {
    write(folder, ROWS);

    List<IndexRow> read = new ArrayList<>();
    try (IndexRows rows =
        new IndexRows(
            new org.apache.hadoop.fs.Path(folder.resolve("part-00003.parquet").toUri()),
            new Configuration(false))) {
      for (Optional<IndexRow> row = rows.next(); row.isPresent(); row = rows.next()) {
        read.add(row.get());
      }
    }
    assertThat(read).hasSameSizeAs(ROWS);
    // All but the regions, which nobody needs from there.
    assertThat(read.subList(0, 4)).isEqualTo(ROWS.subList(0, 4));
    assertThat(read.subList(6, 8)).isEqualTo(ROWS.subList(6, 8));
  }

  @Test
  void recordDescribesTheFile() throws IOException {
    FileRecord record = write(folder, ROWS);
    byte[] bytes = Files.readAllBytes(folder.resolve("part-00003.parquet"));

    assertThat(record)
        .isEqualTo(
            new FileRecord(
                "part-00003.parquet", bytes.length, ROWS.size(), SampleSinkContract.crc32c(bytes)));
  }

  @Test
  void equalRowsGiveEqualBytes() throws IOException {
    assertThat(write(Files.createDirectory(folder.resolve("one")), ROWS))
        .isEqualTo(write(Files.createDirectory(folder.resolve("two")), ROWS));
  }

  @Test
  void noRows() throws IOException {
    assertThat(write(folder, List.of()).samples()).isZero();
    assertThat(read(folder.resolve("part-00003.parquet"))).isEmpty();
  }

  private static FileRecord write(Path attempt, List<IndexRow> rows) throws IOException {
    Configuration configuration = new Configuration(false);
    FileSystem fileSystem = new RawLocalFileSystem();
    fileSystem.initialize(attempt.toUri(), configuration);
    try (IndexWriter index =
        new IndexWriter(
            fileSystem, new org.apache.hadoop.fs.Path(attempt.toUri()), 3, configuration)) {
      for (IndexRow row : rows) {
        index.write(row);
      }
      return index.finish();
    }
  }

  @SuppressWarnings("deprecation") // the builder without InputFile is the one for Hadoop paths
  private static List<String> read(Path file) throws IOException {
    List<String> rows = new ArrayList<>();
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toUri()))
            .build()) {
      for (Group group = reader.read(); group != null; group = reader.read()) {
        rows.add(row(group));
      }
    }
    return rows;
  }

  /** The values by column, a dash for null. */
  private static String row(Group group) {
    assertThat(group.getType().getFields().stream().map(field -> field.getName()))
        .containsExactly(COLUMNS.split(" ", -1));
    return String.join(
        " ",
        Arrays.stream(COLUMNS.split(" ", -1))
            .map(
                column ->
                    group.getFieldRepetitionCount(column) == 0
                        ? "-"
                        : group.getValueToString(group.getType().getFieldIndex(column), 0))
            .toList());
  }
}
