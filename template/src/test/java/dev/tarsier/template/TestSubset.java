package dev.tarsier.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.ProgressEventParser;
import dev.tarsier.job.report.SubsetReport;
import dev.tarsier.job.report.SubsetReport.State;
import dev.tarsier.job.report.SubsetReport.Subset;
import dev.tarsier.job.report.SubsetReportParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subsets from the command line to what is shown; the job is a stand-in. */
class TestSubset {
  @TempDir private Path folder;
  private ToolFixture tool;

  @BeforeEach
  void install() throws IOException {
    tool = new ToolFixture(folder);
    tool.fake().everyStart(line(report(State.WHOLE, List.of())));
  }

  @AfterEach
  void noStackTrace() {
    assertThat(tool.err() + tool.out()).doesNotContain("\tat ");
  }

  private int subset(String line) {
    return tool.run(("subset " + line).split(" "));
  }

  private static String[] words(String line) {
    return line.split(" ");
  }

  private static String line(SubsetReport report) {
    return SubsetReportParser.formatLine(report);
  }

  private static SubsetReport report(State state, List<String> unused) {
    boolean planned = state == State.PLANNED;
    String out = "gs://images/subsets";
    String small = planned ? "" : out + "/5-percent.txt";
    String large = planned ? "" : out + "/12.5-percent.txt";
    String copies = planned ? "" : out + "/5-percent";
    Map<String, Long> few = Map.of("", 1L, "0", 2L, "1", 1L);
    Map<String, Long> more = Map.of("", 1L, "0", 5L, "1", 1L);
    return new SubsetReport(
        "gs://images/eyes",
        planned ? "" : out,
        3,
        "digest",
        new SubsetReport.Source(51, 51_000_000, Map.of("", 1L, "0", 40L, "1", 10L)),
        new SubsetReport.LeftOut(2, 7, unused.size(), unused),
        List.of(
            new Subset(5, state, small, "sha", copies, 4, 4_000_000, few),
            new Subset(12.5, state, large, "sha", "", 7, 7_000_000, more)));
  }

  @Test
  void forPeople() throws IOException {
    tool.fake()
        .everyStart(
            ProgressEventParser.format(new ProgressEvent.Listed(51, 51_000_000, 1)),
            line(report(State.WHOLE, List.of("gone.jpg", "lost/"))));

    assertThat(
            subset(
                "gs://images/eyes --percent 5,12.5 --output"
                    + " gs://images/subsets --copy --exclude opt-outs.txt --seed 3"))
        .isZero();

    assertThat(tool.out())
        .isEqualTo(
            """
            Source  gs://images/eyes
            Images  51, 51.0 MB; 2 excluded; 7 not in the label table
            Seed    3

            LABEL   5 %  12.5 %  SOURCE
            (none)  1    1       1
            0       2    5       40
            1       1    1       10
            all     4    7       51

            5 %     whole  gs://images/subsets/5-percent.txt     gs://images/subsets/5-percent/
            12.5 %  whole  gs://images/subsets/12.5-percent.txt
            """);
    assertThat(tool.err())
        .isEqualTo(
            """
            51 images, 51.0 MB
            2 entries of the exclusion list name no image: gone.jpg, lost/
            """);
    assertThat(tool.fake().arguments(1))
        .containsSubsequence(
            words("--input gs://images/eyes --percent 5,12.5 --all false --seed 3 --exclude"))
        .containsSubsequence("file:" + folder.resolve("opt-outs.txt"), "--writing", "copies")
        .containsSubsequence(words("--replace false --output gs://images/subsets"))
        .doesNotContain("--label");
  }

  @Test
  void forMachines() {
    assertThat(subset("images --all --output out --json")).isZero();

    assertThat(tool.out()).isEqualTo(line(report(State.WHOLE, List.of())) + "\n");
    assertThat(tool.err()).isEmpty();
  }

  @Test
  void countedAndNotWritten() throws IOException {
    tool.fake().everyStart(line(report(State.PLANNED, List.of())));

    assertThat(subset("images --percent 5,12.5 --list")).isZero();

    assertThat(tool.out()).endsWith("all     4    7       51\n");
    assertThat(tool.fake().arguments(1))
        .containsSubsequence("--writing", "nothing")
        .doesNotContain("--output");
  }

  @Test
  void whatIsThere() throws IOException {
    tool.fake().start(2, line(report(State.DAMAGED, List.of())));

    assertThat(subset("--list --output out --buckets buckets")).isZero();
    assertThat(subset("--list --output gs://images/subsets")).isEqualTo(1);

    assertThat(tool.fake().arguments(1))
        .startsWith(tool.fake().arguments(1).get(0), "--output", "file:" + folder.resolve("out"))
        .contains("--buckets", folder.resolve("buckets").toString())
        .noneMatch(argument -> argument.contains("connectors"));
    assertThat(tool.fake().arguments(2)).anyMatch(argument -> argument.contains("connectors"));
    assertThat(tool.out()).contains("5 %     damaged  gs://images/subsets/5-percent.txt");
    assertThat(tool.err())
        .isEqualTo(
            "error: Cannot find all of these subsets in gs://images/subsets (run the command that"
                + " made them again)\n");
  }

  @Test
  void aSpecSaysWhatTheSourceIs() throws IOException {
    Files.writeString(
        folder.resolve("eyes.yaml"),
        """
        dataset: eyes
        source:
          uri: images
          include: ["*.png"]
          label: {csv: labels.csv, key: image, value: level}
        output:
          uri: out
        """);

    assertThat(subset("eyes.yaml --percent 5 --output subsets")).isZero();

    assertThat(tool.fake().arguments(1))
        .containsSubsequence(
            words(
                ("--input file:$/images --include *.png --label csv --label-csv file:$/labels.csv"
                        + " --label-key image --label-value level --percent 5")
                    .replace("$", folder.toString())));
    Files.writeString(folder.resolve("eyes.yaml"), "dataset: eyes\n");
    assertThat(subset("eyes.yaml --percent 5 --output o")).isEqualTo(1);
    assertThat(tool.err()).contains("eyes.yaml:1:1: error: Missing source");
  }

  @Test
  void aLabelTable() throws IOException {
    subset(
        "images --percent 5 --output o --label-csv gs://tables/l.csv"
            + " --label-key image --label-value level --include *.tif");

    assertThat(tool.fake().arguments(1))
        .containsSubsequence(
            words(
                "--include *.tif --label csv --label-csv gs://tables/l.csv --label-key image"
                    + " --label-value level"));
  }

  @Test
  void manyLabelsAreNotAllShown() throws IOException {
    Map<String, Long> labels = new TreeMap<>();
    IntStream.range(0, 25).forEach(i -> labels.put(String.valueOf((char) ('a' + i)), 100L + i));
    SubsetReport one = report(State.PLANNED, List.of());
    tool.fake()
        .everyStart(
            line(
                new SubsetReport(
                    one.uri(),
                    "",
                    0,
                    "",
                    new SubsetReport.Source(2800, -1, labels),
                    one.leftOut(),
                    List.of(new Subset(100, State.PLANNED, "", "", "", 2800, -1, labels)))));

    assertThat(subset("images --all --list")).as(tool.err()).isZero();

    assertThat(tool.out())
        .contains(
            "Images  2800; 2 excluded", "\nf       105    105\n", "\n5 more  510    510\nall ")
        .doesNotContain("\ne ");
  }

  @Test
  void aFolderForEachPersonIsTold() throws IOException {
    Map<String, Long> people = new TreeMap<>();
    IntStream.range(0, 30).forEach(i -> people.put("person-" + i, 7L));
    SubsetReport one = report(State.PLANNED, List.of());
    Subset few = new Subset(1, State.PLANNED, "", "", "", 30, -1, people);
    tool.fake()
        .everyStart(
            line(
                new SubsetReport(
                    one.uri(),
                    "",
                    0,
                    "",
                    new SubsetReport.Source(210, -1, people),
                    one.leftOut(),
                    List.of(few))));

    subset("images --percent 1 --list");

    assertThat(tool.err())
        .isEqualTo(
            "1 % is 30 images, not 2: each of 30 labels keeps one at least (--label says what is a"
                + " label)\n");
  }

  @Test
  void whatGoesWrong() throws IOException {
    tool.fake()
        .start(
            1,
            ProgressEventParser.format(
                new ProgressEvent.Refused("--output", "Cannot write to gs://o: full")),
            "exit 1");
    tool.fake().start(2, "exit 139");

    assertThat(subset("images --all --output o")).isEqualTo(1);
    assertThat(subset("images --all --output o")).isEqualTo(3);

    assertThat(tool.err())
        .contains(
            "error: Cannot write to gs://o: full\n",
            "error: Cannot make subsets: the job ended with exit code 139\n");
  }

  @Test
  void badUsage() {
    List<String> lines =
        List.of(
            "--percent 5 --output o",
            "images --output o",
            "images --percent 5",
            "images --percent 10,5 --output o",
            "images --percent 5 --list --copy --output o",
            "mine.yaml --percent 5 --label none --output o",
            "--list");
    for (String line : lines) {
      assertThat(subset(line)).as(line).isEqualTo(2);
    }

    assertThat(tool.err().lines().filter(line -> line.startsWith("error: ")))
        .containsExactly(
            "error: Missing source (a folder of images or a dataset spec; --list shows what is in"
                + " --output)",
            "error: Missing --percent (as in 1,5,10), or --all",
            "error: Missing --output (the folder of the subsets)",
            "error: Invalid percentages: 5 after 10 (write them in ascending order, as in 1,5,10)",
            "error: Invalid options: --list writes nothing (leave out --copy, --replace)",
            "error: Invalid options: --include and --label beside mine.yaml (write them there)",
            "error: Missing --output (the folder of the subsets)");
  }
}
