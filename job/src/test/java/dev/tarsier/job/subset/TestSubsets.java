package dev.tarsier.job.subset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.SubsetReport;
import dev.tarsier.job.report.SubsetReport.State;
import dev.tarsier.job.report.SubsetReport.Subset;
import dev.tarsier.job.report.SubsetReportParser;
import dev.tarsier.job.request.LabelRule;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.Selection;
import dev.tarsier.job.request.SourceRequest;
import dev.tarsier.job.source.SourceCensus;
import dev.tarsier.job.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From arguments to lists; {@link TestSubsetCopies} has the copies. */
class TestSubsets {
  private final List<ProgressEvent> events = new ArrayList<>();
  private Places places;

  @BeforeEach
  void source(@TempDir Path folder) throws IOException {
    places = new Places(folder);
    places.images("0", 40);
    places.images("1", 10);
    places.put("source/top.jpg", "without a label");
    places.put("source/0/notes.txt", "no image");
  }

  private SubsetReport subset(String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--input", places.uri("source")));
    arguments.addAll(List.of(more));
    events.clear();
    return Subsets.run(SubsetRequest.parse(arguments), events::add);
  }

  private SubsetReport written(String percents, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--percent", percents));
    arguments.addAll(List.of("--output", places.uri("out")));
    arguments.addAll(List.of(more));
    return subset(arguments.toArray(String[]::new));
  }

  private SubsetReport look() throws IOException {
    return Subsets.run(SubsetRequest.parse(List.of("--output", places.uri("out"))), events::add);
  }

  @Test
  void aListForEachPercentage() throws IOException {
    SubsetReport report = written("5,50");

    assertThat(places.files("out"))
        .containsExactly("5-percent.txt", "50-percent.txt", "_SUBSETS.json");
    assertThat(places.lines("out/5-percent.txt")).hasSize(2 + 1 + 1);
    assertThat(places.lines("out/50-percent.txt"))
        .hasSize(20 + 5 + 1)
        .isSorted()
        .containsAll(places.lines("out/5-percent.txt"))
        .allMatch(line -> line.startsWith(places.uri("source") + "/") && line.endsWith(".jpg"));
    assertThat(report.uri()).isEqualTo(places.uri("source"));
    assertThat(report.source().images()).isEqualTo(51);
    assertThat(report.source().labels()).isEqualTo(Map.of("", 1L, "0", 40L, "1", 10L));
    assertThat(report.subsets())
        .extracting(Subset::percent, Subset::images, Subset::state, Subset::copies)
        .containsExactly(tuple(5.0, 4L, State.WHOLE, ""), tuple(50.0, 26L, State.WHOLE, ""));
    assertThat(report.subsets().get(1).labels()).isEqualTo(Map.of("", 1L, "0", 20L, "1", 5L));
    assertThat(report.subsets().get(1).list()).isEqualTo(places.uri("out/50-percent.txt"));
    assertThat(events)
        .first()
        .isInstanceOfSatisfying(
            ProgressEvent.Listed.class, listed -> assertThat(listed.files()).isEqualTo(51));
  }

  @Test
  void aRunReadsTheListWithTheSameLabels() throws IOException {
    written("50");
    SourceRequest source =
        new SourceRequest(
            new Location(places.uri("source")),
            places.uri("out/50-percent.txt"),
            SourceRequest.DEFAULT_INCLUDE,
            SourceRequest.DEFAULT_FORMATS,
            new LabelRule.ParentDirectory(),
            Selection.ALL);

    List<SourceFile> files =
        SourceCensus.take(source, new Configuration(false), Long.MAX_VALUE).listing().files();

    assertThat(files).hasSize(26).extracting(SourceFile::path).contains("top.jpg");
    assertThat(files).filteredOn(file -> file.path().matches("1/\\d\\.jpg")).hasSize(5);
  }

  @Test
  void theSameAgainGivesTheSameBytes() throws IOException {
    SubsetReport first = written("5,50");
    byte[] list = Files.readAllBytes(places.folder().resolve("out/50-percent.txt"));
    byte[] record = Files.readAllBytes(places.folder().resolve("out/_SUBSETS.json"));

    assertThat(written("5,50")).isEqualTo(first);

    assertThat(places.folder().resolve("out/50-percent.txt")).hasBinaryContent(list);
    assertThat(places.folder().resolve("out/_SUBSETS.json")).hasBinaryContent(record);
  }

  @Test
  void onePercentageAfterTheOtherIsAllAtOnce() throws IOException {
    SubsetReport atOnce = written("5,25,50", "--all", "true");
    SubsetReport record =
        SubsetReportParser.parse(Files.readString(places.folder().resolve("out/_SUBSETS.json")));
    Files.delete(places.folder().resolve("out/_SUBSETS.json"));

    written("50", "--all", "true");
    written("5");

    assertThat(written("25")).isEqualTo(atOnce);
    assertThat(record).isEqualTo(atOnce);
    assertThat(atOnce.subsets())
        .extracting(Subset::percent)
        .containsExactly(5.0, 25.0, 50.0, 100.0);
  }

  @Test
  void allListsEveryImage() throws IOException {
    SubsetReport report = subset("--all", "true", "--output", places.uri("out"));

    assertThat(places.lines("out/100-percent.txt")).hasSize(51);
    assertThat(report.subsets()).extracting(Subset::images).containsExactly(51L);
    assertThat(written("100", "--all", "true").subsets()).hasSize(1);
  }

  @Test
  void countingWritesNothing() throws IOException {
    SubsetReport report = subset("--percent", "10", "--writing", "nothing");

    assertThat(report.subsets())
        .containsExactly(
            new Subset(
                10,
                State.PLANNED,
                "",
                "",
                "",
                6,
                report.subsets().get(0).bytes(),
                Map.of("", 1L, "0", 4L, "1", 1L)));
    assertThat(places.files("")).noneMatch(file -> file.startsWith("out"));
  }

  @Test
  void withoutLabelsAndByATable() throws IOException {
    places.put("labels.csv", "image,grade\n0/0.jpg,mild\n0/1.jpg,severe\n0/2.jpg,mild\n");

    SubsetReport none = subset("--percent", "50", "--writing", "nothing", "--label", "none");
    SubsetReport table =
        subset(
            "--percent",
            "50",
            "--writing",
            "nothing",
            "--label",
            "csv",
            "--label-csv",
            places.uri("labels.csv"),
            "--label-key",
            "image",
            "--label-value",
            "grade");

    assertThat(none.subsets().get(0).labels()).isEqualTo(Map.of("", 26L));
    assertThat(table.source().labels()).isEqualTo(Map.of("mild", 2L, "severe", 1L));
    assertThat(table.subsets().get(0).labels()).isEqualTo(Map.of("mild", 1L, "severe", 1L));
    assertThat(table.leftOut().unlabelled()).isEqualTo(48);
  }

  @Test
  void opposedImagesAreNeverTaken() throws IOException {
    places.put("opt-outs.txt", "0/\ngone.jpg\n1/3\nlost/\n");

    SubsetReport report = written("100", "--exclude", places.uri("opt-outs.txt"));

    assertThat(report.source().images()).isEqualTo(10);
    assertThat(report.leftOut())
        .isEqualTo(new SubsetReport.LeftOut(41, 0, 2, List.of("gone.jpg", "lost/")));
    assertThat(places.lines("out/100-percent.txt"))
        .noneMatch(line -> line.contains("/0/") || line.endsWith("/1/3.jpg"));
    assertThat(places.folder().resolve("out/_SUBSETS.json"))
        .content()
        .contains("\"entriesWithoutImage\" : 2")
        .doesNotContain("gone.jpg", "lost/");
  }

  @Test
  void whatIsThere() throws IOException {
    SubsetReport report = written("5,25,50");

    assertThat(look()).isEqualTo(report);

    Files.delete(places.folder().resolve("out/5-percent.txt"));
    places.put("out/50-percent.txt", "file:/other.jpg\n");
    assertThat(look().subsets())
        .extracting(Subset::state)
        .containsExactly(State.DAMAGED, State.WHOLE, State.DAMAGED);
    written("5");
    assertThat(look().subsets())
        .extracting(Subset::state)
        .containsExactly(State.WHOLE, State.WHOLE, State.DAMAGED);
  }

  @Test
  void bucketsThatAreFolders() throws IOException {
    places.put("buckets/eyes/0/a.jpg", "a");
    List<String> arguments =
        List.of(
            "--input",
            "gs://eyes",
            "--percent",
            "1",
            "--output",
            "gs://subsets/eyes",
            "--buckets",
            places.folder().resolve("buckets").toString());

    Subsets.run(SubsetRequest.parse(arguments), events::add);

    assertThat(places.lines("buckets/subsets/eyes/1-percent.txt"))
        .containsExactly("gs://eyes/0/a.jpg");
  }
}
