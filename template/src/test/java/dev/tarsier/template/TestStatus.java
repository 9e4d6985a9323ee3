package dev.tarsier.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.ProgressEventParser;
import dev.tarsier.job.request.ByteSize;
import dev.tarsier.template.emulator.EmbeddedDataproc;
import dev.tarsier.template.emulator.EmulatorSettings;
import dev.tarsier.template.fork.LocalSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code instantiate --endpoint}, {@code status}, {@code cancel} and {@code runs}. */
class TestStatus {
  @TempDir private Path folder;
  private ToolFixture tool;
  private EmbeddedDataproc dataproc;

  @BeforeEach
  void serve() throws Exception {
    tool = new ToolFixture(folder);
    dataproc =
        EmbeddedDataproc.start(
            new EmulatorSettings(
                0,
                folder.resolve("buckets"),
                folder.resolve("state"),
                tool.fake().installation(),
                new LocalSettings(2, ByteSize.ofMebibytes(512))),
            Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    dataproc.close();
    assertThat(tool.err() + tool.out()).doesNotContain("\tat ");
  }

  private int instantiate(String... more) {
    String[] args = new String[more.length + 6];
    args[0] = "instantiate";
    args[1] = "mine.yaml";
    args[2] = "--endpoint";
    args[3] = dataproc.root().toString();
    args[4] = "--run-id";
    args[5] = "first";
    System.arraycopy(more, 0, args, 6, more.length);
    return tool.run(args);
  }

  @Test
  void followedRunTellsWhatTheDataprocDoes() throws IOException {
    tool.fake().everyStart(tool.finished());

    assertThat(instantiate()).isZero();
    assertThat(tool.out()).startsWith("Run     eyepacs first\n");
    assertThat(tool.err())
        .startsWith("Running eyepacs as first on " + dataproc.root() + "\n")
        .contains(
            "Created autoscaling policy tarsier-eyepacs\n",
            "Created workflow template tarsier-eyepacs\n",
            "Started projects/tarsier-local/regions/us-central1/operations/",
            "Created cluster tarsier-eyepacs-",
            "Step verify: completed\n",
            "Deleted cluster tarsier-eyepacs-");
  }

  @Test
  void runThatIsLeftIsFoundAgain() throws IOException {
    tool.fake().everyStart(tool.finished());
    assertThat(instantiate("--async")).isZero();
    String operation = tool.out().strip();
    assertThat(operation).startsWith("projects/tarsier-local/regions/us-central1/operations/");
    assertThat(tool.err()).contains("  tarsier status " + operation + "\n");

    assertThat(
            tool.run(
                "instantiate",
                "mine.yaml",
                "--run-id",
                "first",
                "--endpoint",
                dataproc.root().toString()))
        .isZero();
    assertThat(tool.run("status")).isZero();
    assertThat(tool.out())
        .contains("Operation     ", "State         done\n", "Step verify   completed\n");
  }

  @Test
  void statusOfAFailedRunIsThree() throws IOException {
    tool.fake()
        .everyStart(
            ProgressEventParser.format(new ProgressEvent.Advanced(6, 0, 12, 100, 2)),
            ProgressEventParser.format(new ProgressEvent.Failed("Too many")),
            "exit 3");
    assertThat(instantiate()).isEqualTo(3);
    assertThat(tool.run("status", "mine.yaml", "--json")).isEqualTo(3);
    JsonNode status = tool.lastJson();
    assertThat(status.get("failed").asBoolean()).isTrue();
    assertThat(status.get("message").asText()).isEqualTo("Too many");
    assertThat(status.get("images").get("written").asInt()).isEqualTo(6);
    assertThat(status.get("steps").get(0).get("state").asText()).isEqualTo("FAILED");
    assertThat(tool.err()).endsWith("error: Too many\n");
  }

  @Test
  @Timeout(60)
  void cancelledRunIsFailed() throws IOException {
    tool.fake().everyStart("hang");
    assertThat(instantiate("--async")).isZero();

    assertThat(tool.run("cancel", "first")).isZero();
    assertThat(tool.err()).endsWith("Cancelling " + tool.out().strip() + "\n");
    while (!status().get("done").asBoolean()) {
      // It takes as long as a JVM needs to end.
    }
    assertThat(status().get("message").asText())
        .isEqualTo(
            "Cannot finish: the run was cancelled (the same run again goes on where it stopped)");
  }

  private JsonNode status() throws IOException {
    tool.run("status", "--json");
    return tool.lastJson();
  }

  @Test
  void historyHoldsEveryRun() throws IOException {
    tool.fake().everyStart(tool.finished());
    instantiate();
    assertThat(tool.run("instantiate", "mine.yaml", "--local", "--run-id", "second")).isZero();
    assertThat(tool.run("runs", "--json")).isZero();
    JsonNode runs = tool.lastJson();
    assertThat(runs).hasSize(2);
    assertThat(runs.findValuesAsText("where"))
        .containsExactlyInAnyOrder("local", dataproc.root().toString());
    assertThat(runs.findValuesAsText("outcome")).containsOnly("done");
    assertThat(tool.run("runs", "other")).isZero();
    assertThat(tool.err()).endsWith("No run was started from this machine\n");
  }

  @Test
  void unknownRunIsBadUsage() {
    assertThat(tool.run("status")).isEqualTo(2);
    assertThat(tool.run("cancel", "nothing")).isEqualTo(2);
    assertThat(tool.err())
        .contains(
            "error: Missing run: none was started from this machine (name an operation)\n",
            "error: Missing run: nothing is neither an operation, nor a spec or a run that was"
                + " started from this machine (see tarsier runs)\n");
  }
}
