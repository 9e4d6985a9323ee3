package dev.tarsier.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.ProgressEventParser;
import dev.tarsier.job.report.RunReportParser;
import dev.tarsier.template.run.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code instantiate --local} from end to end; Spark and the job are stand-ins in a forked JVM. */
class TestInstantiate {
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

  @Test
  void problemsOfTheSpecAreOne() throws IOException {
    Files.writeString(folder.resolve("mine.yaml"), ToolFixture.SPEC + "limts: {rejected: 5}\n");

    assertThat(tool.run("instantiate", "mine.yaml", "--local")).isEqualTo(1);
    assertThat(tool.err())
        .isEqualTo(
            """
            mine.yaml:6:1: error: Unsupported key: limts (did you mean limits?) [TARS-S001]
              limts: {rejected: 5}
              ^
            mine.yaml:6:19: error: Missing % in percentage: 5 (write 5% for five in a hundred) \
            [TARS-S004]
              limts: {rejected: 5}
                                ^
            """);
    assertThat(tool.fake().wasStarted(1)).isFalse();
  }

  @Test
  void sourceIsLookedAtBeforeAnythingIsStarted() throws IOException {
    Files.delete(folder.resolve("images/a.jpg"));
    assertThat(tool.run("instantiate", "mine.yaml", "--local")).isEqualTo(1);
    Files.delete(folder.resolve("images"));
    assertThat(tool.run("instantiate", "mine.yaml", "--local")).isEqualTo(1);
    Files.writeString(folder.resolve("images"), "a file");
    assertThat(tool.run("instantiate", "mine.yaml", "--local")).isEqualTo(1);

    assertThat(tool.err().lines().filter(line -> line.contains("error")))
        .containsExactly(
            "mine.yaml:3:8: error: Cannot find images below "
                + folder
                + "/images: no file matches **/*.{jpg,jpeg,png,webp} (hidden files and folders that"
                + " start with _ are left out; see source.include) [TARS-S007]",
            "mine.yaml:3:8: error: Missing source: "
                + folder
                + "/images does not exist (check source.uri) [TARS-S007]",
            "mine.yaml:3:8: error: Invalid source: "
                + folder
                + "/images is a file (name the folder that holds it) [TARS-S007]");
    assertThat(tool.fake().wasStarted(1)).isFalse();
  }

  @Test
  void finishedRunIsSummedUp() throws IOException {
    tool.fake().everyStart(tool.finished());

    assertThat(tool.run("instantiate", "mine.yaml", "--local", "--cores", "2", "--run-id", "first"))
        .isZero();
    assertThat(tool.out())
        .startsWith("Run     eyepacs first\nImages  12 read, 9 written, 3 rejected")
        .endsWith("Report  out/first/report.html\nFolder  out/first\n");
    assertThat(tool.err().lines().filter(line -> !line.endsWith(": running")))
        .containsExactly(
            "Running eyepacs as first on 2 cores",
            "Step process: completed",
            "Step verify: completed");
    assertThat(tool.fake().arguments(1)).containsSequence("--input", "file:" + folder + "/images");
  }

  @Test
  void bucketOfALocalRunIsShownAsItsFolder() throws IOException {
    Files.writeString(
        folder.resolve("mine.yaml"), ToolFixture.SPEC.replace("uri: out", "uri: gs://shards/out"));
    tool.fake()
        .everyStart(
            ProgressEventParser.format(
                new ProgressEvent.Finished(Samples.report(0), "gs://shards/out/first")));

    assertThat(tool.run("instantiate", "mine.yaml", "--local", "--buckets", "b")).isZero();
    assertThat(tool.out()).endsWith("Folder  b/shards/out/first\n");
    assertThat(folder.resolve("b/shards")).isDirectory();
  }

  @Test
  void jsonIsTheReportAlone() throws IOException {
    tool.fake().everyStart(tool.finished());
    assertThat(tool.run("instantiate", "mine.yaml", "--local", "--json")).isZero();
    assertThat(tool.out()).isEqualTo(RunReportParser.format(Samples.report(0)));
  }

  @Test
  void jsonIsTheFileWhereThereIsOne() throws IOException {
    tool.fake().everyStart(tool.finished());
    Files.createDirectories(folder.resolve("out/first"));
    Files.writeString(folder.resolve("out/first/report.json"), "{\"the\": \"file\"}\n");

    assertThat(tool.run("instantiate", "mine.yaml", "--local", "--json")).isZero();
    assertThat(tool.out()).isEqualTo("{\"the\": \"file\"}\n");
  }

  @Test
  void refusalOfTheJobPointsAtItsLine() throws IOException {
    tool.fake()
        .everyStart(
            ProgressEventParser.format(
                new ProgressEvent.Refused("output.uri", "Cannot write there")),
            "exit 1");

    assertThat(tool.run("instantiate", "mine.yaml", "--local")).isEqualTo(1);
    assertThat(tool.err().lines().skip(1).filter(line -> !line.startsWith("Step ")))
        .containsExactly(
            "mine.yaml:5:8: error: Cannot write there [TARS-S008]", "    uri: out", "         ^");
  }

  @Test
  void failedRunIsThreeAndNamesItsLog() throws IOException {
    tool.fake()
        .everyStart(
            "complain loudly",
            ProgressEventParser.format(new ProgressEvent.Failed("Too many")),
            "exit 3");

    assertThat(tool.run("instantiate", "mine.yaml", "--local", "--run-id", "a")).isEqualTo(3);
    assertThat(tool.err())
        .endsWith(
            "error: Too many\n  log: " + folder + "/installation/home/runs/eyepacs-a/driver.log\n")
        .doesNotContain("loudly");

    assertThat(tool.run("instantiate", "mine.yaml", "--local", "--verbose")).isEqualTo(3);
    assertThat(tool.err()).contains("loudly");
  }

  @Test
  void failureAfterTheReportShowsBoth() throws IOException {
    tool.fake()
        .everyStart(
            tool.finished(),
            ProgressEventParser.format(new ProgressEvent.Failed("Too many")),
            "exit 3");

    assertThat(tool.run("instantiate", "mine.yaml", "--local")).isEqualTo(3);
    assertThat(tool.out()).startsWith("Run     eyepacs first\n");
    assertThat(tool.err()).endsWith("error: Too many\n");
  }

  @Test
  void dryRunStartsNothing() throws IOException {
    assertThat(tool.run("instantiate", "mine.yaml", "--local", "--dry-run")).isZero();
    assertThat(tool.out()).contains("Partitions  1 (counted for 30 cores, wherever it runs)");
    assertThat(tool.run("instantiate", "mine.yaml", "--local", "--dry-run", "--json")).isZero();
    assertThat(tool.fake().wasStarted(1)).isFalse();
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void googleWantsToKnowWhere() {
    assertThat(tool.run("instantiate", "mine.yaml")).isEqualTo(1);
    assertThat(tool.err().lines().filter(line -> line.contains("error")))
        .containsExactly(
            "mine.yaml:1:1: error: Missing cluster.project (as in project: my-project; or set"
                + " GOOGLE_CLOUD_PROJECT) [TARS-S002]",
            "mine.yaml:1:1: error: Missing cluster.region (as in region: us-central1; or set"
                + " TARSIER_REGION) [TARS-S002]",
            "mine.yaml:1:1: error: Missing cluster.staging (a folder for the job's jar, as in"
                + " staging: gs://bucket/tarsier; or set TARSIER_STAGING) [TARS-S002]");
    assertThat(tool.fake().wasStarted(1)).isFalse();
  }

  @Test
  void missingPartsAreOne() throws IOException {
    Files.delete(tool.fake().installation().jobJar());

    assertThat(tool.run("instantiate", "mine.yaml", "--local")).isEqualTo(1);
    assertThat(tool.err())
        .endsWith(
            "error: Missing job jar: "
                + tool.fake().installation().jobJar()
                + " (build it with mvn package, or set TARSIER_JOB_JAR)\n");
  }
}
