package dev.tarsier.job.speedtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.report.CommittedFilesParser;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.SpeedPoint;
import dev.tarsier.job.report.SpeedPoint.State;
import dev.tarsier.job.report.SpeedReport;
import dev.tarsier.job.request.InputProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.junit.jupiter.api.Test;

/** Whole speed tests over small images, on two cores in this process. */
class TestSpeedtest extends SpeedtestTest {
  private long sourceBytes() throws IOException {
    try (Stream<Path> files = Files.walk(run.source())) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  @Test
  void everyFormatReadsTheSameImagesAndCountsThemExactly() throws IOException {
    run.putImages(IMAGES);

    SpeedReport report = measure("--repetitions", "2", "--shards", "3");
    List<SpeedPoint> points = committed().points();

    assertThat(points).hasSize(2 * 2 * 3 * 2 * 2).allMatch(SpeedPoint::isMeasured);
    assertThat(points).extracting(SpeedPoint::order).isSorted();
    assertThat(points).allMatch(point -> point.images() == point.wanted());
    Map<String, Set<Long>> bytes =
        points.stream()
            .collect(
                Collectors.groupingBy(
                    p -> p.batchSize() + "x" + p.batchCount() + "/" + p.repetition(),
                    Collectors.mapping(SpeedPoint::bytes, Collectors.toSet())));
    assertThat(bytes).hasSize(8).allSatisfy((point, sums) -> assertThat(sums).hasSize(1));
    // The largest point reads the whole sample once, wherever it begins.
    assertThat(bytes.get("4x3/1")).containsExactly(sourceBytes());
    assertThat(report.sample())
        .isEqualTo(new SpeedReport.Sample(12, 12, sourceBytes(), 0, 3, List.of()));
    assertThat(report.points()).isEqualTo(new SpeedReport.Points(48, 0, 0, 36));
    assertThat(report.parallel()).isEqualTo(2);
  }

  @Test
  void requestsAreFilesThatWereOpened() throws IOException {
    run.putImages(IMAGES);

    measure("--shards", "3", "--decode", "off", "--batch-sizes", "4", "--batch-counts", "3");

    assertThat(committed().points())
        .allSatisfy(
            point -> assertThat(point.requests()).isEqualTo(point.format().equals("raw") ? 12 : 3))
        .allSatisfy(
            point -> {
              SpeedPoint.Stages stages = point.stages();
              assertThat(stages.decode()).isZero();
              assertThat(stages.open() + stages.read() + stages.unpack())
                  .isLessThanOrEqualTo(point.seconds() * 1.001);
            });
  }

  @Test
  void onlyResultsAreLeftAndTheMarkSaysWhatTheyAre() throws IOException {
    run.putImages(IMAGES);

    SpeedReport report = measure();

    assertThat(names(results()))
        .containsExactly(
            "left-out.csv", "results.csv", "results.parquet", "speedtest.html", "summary.json");
    assertThat(report.folder()).isEqualTo("file:" + results());
    String attempt = results().getFileName() + "/";
    assertThat(names(run.output().resolve("speedtest/_attempts"))).isEmpty();
    assertThat(CommittedFilesParser.parse(Files.readString(mark())).files())
        .extracting(FileRecord::name)
        .extracting(name -> name.replace(attempt, "own/"))
        .containsExactly(
            "own/results.csv",
            "own/results.parquet",
            "own/left-out.csv",
            "own/summary.json",
            "own/speedtest.html");
    assertThat(committed().report()).isEqualTo(report);
  }

  @Test
  void parquetHoldsWhatTheCsvHolds() throws IOException {
    run.putImages(IMAGES);
    measure();

    List<Group> rows = new ArrayList<>();
    try (ParquetReader<Group> reader = reader()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        rows.add(row);
      }
    }

    List<SpeedPoint> points = committed().points();
    assertThat(rows).hasSameSizeAs(points);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i).getString("format", 0)).isEqualTo(points.get(i).format());
      assertThat(rows.get(i).getLong("bytes", 0)).isEqualTo(points.get(i).bytes());
      assertThat(rows.get(i).getDouble("seconds", 0)).isEqualTo(points.get(i).seconds());
      assertThat(rows.get(i).getDouble("images_per_second", 0))
          .isEqualTo(points.get(i).imagesPerSecond());
    }
  }

  @SuppressWarnings("deprecation") // the builder without InputFile is the one for Hadoop paths
  private ParquetReader<Group> reader() throws IOException {
    return ParquetReader.builder(
            new GroupReadSupport(),
            new org.apache.hadoop.fs.Path("file:" + results().resolve("results.parquet")))
        .withConf(new Configuration())
        .build();
  }

  @Test
  void pointsThatNeedMoreImagesThanThereAreAreSkippedAndSaySo() throws IOException {
    run.putImages(7);

    SpeedReport report = measure("--formats", "raw", "--decode", "off");

    assertThat(report.points()).isEqualTo(new SpeedReport.Points(3, 0, 1, 7));
    assertThat(committed().points().stream().filter(point -> !point.isMeasured()))
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.state()).isEqualTo(State.SKIPPED);
              assertThat(point.error()).isEqualTo("it needs 12 images, the sample has 7");
              assertThat(point.images()).isZero();
            });
  }

  @Test
  void aSourceTooSmallForAnyPointIsRefused() throws IOException {
    run.putImages(1);

    assertThatThrownBy(this::measure)
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "Cannot measure: the smallest point needs 2 images, and 1 of 1 can be read (give"
                + " smaller --batch-sizes or --batch-counts)");
    assertThat(run.output()).doesNotExist();
  }

  @Test
  void onceIsEnoughWhereItIsSaid() throws IOException {
    run.putImages(IMAGES);
    SpeedReport first = measure("--once", "true");
    Map<String, Long> before = times();

    assertThat(measure("--once", "true")).isEqualTo(first);
    assertThat(times()).isEqualTo(before);
  }

  private Map<String, Long> times() throws IOException {
    Map<String, Long> times = new TreeMap<>();
    try (Stream<Path> files = Files.walk(test())) {
      files.forEach(file -> times.put(file.toString(), file.toFile().lastModified()));
    }
    return times;
  }

  @Test
  void aTestOfThisNameIsNotWrittenOver() throws IOException {
    run.putImages(IMAGES);
    measure();

    assertThatThrownBy(this::measure)
        .isInstanceOf(InputProblem.class)
        .hasMessage("Cannot write file:" + test() + ": it is there already (give another --name)");
  }

  /** As it is killed: nobody tidies up, and nobody gives it another name. */
  @Test
  void aTestThatWasCutOffIsMeasuredAgainUnderItsName() throws IOException {
    run.putImages(IMAGES);
    for (String name : List.of("results.csv", "results.parquet", "summary.json")) {
      Files.createDirectories(test().resolve("cut-off"));
      Files.writeString(test().resolve(name), "of an earlier version");
      Files.writeString(test().resolve("cut-off").resolve(name), "cut o");
    }

    SpeedReport report = measure("--once", "true");

    assertThat(committed().report()).isEqualTo(report);
    assertThat(committed().points()).allMatch(SpeedPoint::isMeasured);
    assertThat(measure("--once", "true")).isEqualTo(report);
  }

  @Test
  void whatIsNotCommittedOrWasChangedIsNotRead() throws IOException {
    run.putImages(IMAGES);
    measure();
    Path csv = results().resolve("results.csv");
    byte[] whole = Files.readAllBytes(csv);
    FileRecord record = CommittedFilesParser.parse(Files.readString(mark())).files().get(0);

    Files.writeString(csv, "order\n");
    assertThatThrownBy(() -> committed().points())
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "Invalid file: file:%s has 6 bytes with CRC32C 008d4f4b, COMMITTED.json says %d bytes"
                    .formatted(csv, whole.length)
                + " with CRC32C "
                + record.crc32c()
                + " (it was changed after it was written; measure again)");
    Files.delete(csv);
    assertThatThrownBy(() -> committed().points())
        .hasMessage(
            "Missing file: file:" + csv + " (it was removed after it was written; measure again)");
    Path mark = mark();
    Files.writeString(mark, "{}");
    assertThatThrownBy(() -> committed().report())
        .isInstanceOf(InputProblem.class)
        .hasMessageStartingWith("Invalid file: file:" + mark + " (Invalid list of committed");
    Files.delete(mark);
    assertThatThrownBy(() -> committed().report())
        .hasMessage(
            "Missing file: file:"
                + mark
                + " (what is there was not finished, and does not count; measure again)");
  }
}
