package dev.tarsier.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.ProgressEventParser;
import dev.tarsier.job.report.VerifyReport;
import dev.tarsier.job.report.VerifyReportParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify} from the command line to what is printed; the job is a stand-in. */
class TestVerify {
  @TempDir private Path folder;
  private ToolFixture tool;

  @BeforeEach
  void install() throws IOException {
    tool = new ToolFixture(folder);
  }

  @AfterEach
  void noStackTrace() {
    assertThat(tool.err() + tool.out()).doesNotContain("\tat ");
  }

  private static String report(long problemCount, String... problems) {
    return VerifyReportParser.format(
        new VerifyReport(
            "file:/out/r1",
            "eyepacs",
            "r1",
            new VerifyReport.Checked(2, 11, 13_800_000, 11, 1, 12, 0),
            "all",
            problemCount,
            List.of(problems)));
  }

  private static String failed(String message) {
    return ProgressEventParser.format(new ProgressEvent.Failed(message));
  }

  @Test
  void allIsWell() throws IOException {
    tool.fake().everyStart("a line of some library", report(0), "and another");

    assertThat(tool.run("verify", "out/r1", "--cores", "2")).isZero();
    assertThat(tool.out())
        .isEqualTo(
            """
            Run       eyepacs r1
            Folder    file:/out/r1
            Shards    2, 13.8 MB read again
            Samples   11 held to their index rows
            Images    11 decoded (--decode all)
            Index     12 rows in 1 file
            Others    0 files
            Problems  none
            """);
    assertThat(tool.err()).isEmpty();
    assertThat(tool.fake().arguments(1))
        .containsSequence("--class", "dev.tarsier.job.VerifyJob")
        .containsSequence("--output", "file:" + folder + "/out", "--run-id", "r1")
        .containsSequence("--decode", "all", "--max-problems", "20")
        .doesNotContain("--sheet");
  }

  @Test
  void problemsAreToldOneByOne() throws IOException {
    tool.fake()
        .everyStart(report(3, "Missing report.json", "Invalid x"), failed("Cannot"), "exit 3");

    assertThat(tool.run("verify", "out/r1")).isEqualTo(1);
    assertThat(tool.out()).endsWith("Problems  3, the first 2 told here\n");
    assertThat(tool.err()).isEqualTo("error: Missing report.json\nerror: Invalid x\n");
  }

  @Test
  void jsonIsTheJobsOwn() throws IOException {
    tool.fake().everyStart(report(1, "Missing report.json"), failed("Cannot"), "exit 3");

    assertThat(tool.run("verify", "out/r1", "--json")).isEqualTo(1);
    assertThat(tool.out()).isEqualTo(report(1, "Missing report.json") + "\n");
    assertThat(tool.err()).isEmpty();
  }

  @Test
  void runsAreNamedInThreeWays() throws IOException {
    tool.fake().everyStart(report(0));

    tool.run("verify", "gs://shards/", "--run-id", "r2", "--buckets", "buckets");
    assertThat(tool.fake().arguments(1))
        .containsSequence("--output", "gs://shards", "--run-id", "r2")
        .contains("spark.hadoop.tarsier.buckets=" + folder.resolve("buckets"))
        .contains("spark.hadoop.fs.gs.impl=dev.tarsier.job.storage.BucketFolders");
    tool.run("verify", "gs://shards/eyes/r3", "--sheet", "page.html", "--samples", "9");
    assertThat(tool.fake().arguments(2))
        .containsSequence("--output", "gs://shards/eyes", "--run-id", "r3")
        .containsSequence("--sheet", "file:" + folder + "/page.html", "--samples", "9")
        .contains("spark.hadoop.fs.gs.auth.type=APPLICATION_DEFAULT");
    tool.run("verify", "mine.yaml");
    assertThat(tool.fake().arguments(3))
        .containsSequence("--output", "file:" + folder + "/out", "--run-id")
        .containsSequence("--dataset", "eyepacs")
        .doesNotContain("--incremental");
    Files.writeString(
        folder.resolve("growing.yaml"),
        ToolFixture.SPEC.replace("  uri: images", "  uri: images\n  incremental: true"));
    tool.run("verify", "growing.yaml");
    assertThat(tool.fake().arguments(4)).containsSequence("--incremental", "true");
  }

  @Test
  void whatCannotBeAskedFor() throws IOException {
    tool.fake()
        .everyStart(
            ProgressEventParser.format(new ProgressEvent.Refused("", "Invalid --decode: most")),
            "exit 2");

    assertThat(tool.run("verify", "gs://shards")).isEqualTo(2);
    assertThat(tool.run("verify", "out/.hidden")).isEqualTo(2);
    assertThat(tool.run("verify", "out", "--run-id", "a/b")).isEqualTo(2);
    assertThat(tool.fake().wasStarted(1)).isFalse();
    assertThat(tool.run("verify", "out/r1", "--decode", "most")).isEqualTo(2);
    assertThat(tool.err().lines().filter(line -> line.startsWith("error")))
        .containsExactly(
            "error: Invalid run folder: gs://shards (name the folder of a run, or pass --run-id)",
            "error: Invalid run folder: file:"
                + folder
                + "/out/.hidden (name the folder of a run, or pass --run-id)",
            "error: Invalid run id: a/b (1 to 63 of letters, digits, - and _, no - or _ first)",
            "error: Invalid --decode: most");
  }

  @Test
  void noRunIsAProblemAndACrashAFailure() throws IOException {
    tool.fake()
        .start(
            1,
            ProgressEventParser.format(new ProgressEvent.Refused("output.uri", "Missing run: x")),
            "exit 1");
    tool.fake().start(2, failed("Cannot read the run again: disk"), "exit 3");
    tool.fake().start(3, "exit 134");

    assertThat(tool.run("verify", "out/r1")).isEqualTo(1);
    assertThat(tool.run("verify", "out/r1")).isEqualTo(3);
    assertThat(tool.run("verify", "out/r1")).isEqualTo(3);
    assertThat(tool.out()).isEmpty();
    assertThat(tool.err().lines().filter(line -> line.startsWith("error")))
        .containsExactly(
            "error: Missing run: x",
            "error: Cannot read the run again: disk",
            "error: Cannot verify the run: the job ended with exit code 134");
  }
}
