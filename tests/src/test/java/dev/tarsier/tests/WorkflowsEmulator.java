package dev.tarsier.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * {@code workflows-emulator} from PyPI, which is not ours: runs a source of {@code workflows/}
 * once.
 *
 * <p>Where it is known to differ from the service (1.10.0): it waits {@code delay} seconds where a
 * retry says {@code initial_delay}, and gives up once that passes {@code max_delay}; goes on to a
 * switch's next conditions after one that held and did not leave; takes 0 and an empty text for
 * nothing in {@code default}; stands still after an assignment that failed; fails outright on a
 * lost connection, which the service lets a retry see; runs every branch of a parallel step at
 * once, with the same variables.
 */
final class WorkflowsEmulator {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MOST_MINUTES = 3;
  private static final Path HOME = Checkout.home().resolve("tests/target/workflows");

  /** What an execution ended with. */
  record Execution(int exitCode, String out, String log) {
    boolean succeeded() {
      return exitCode == 0;
    }

    /** Of an execution that succeeded. */
    JsonNode result() throws IOException {
      if (!succeeded()) {
        throw new AssertionError("The execution failed:\n" + log);
      }
      return JSON.readTree(out);
    }
  }

  private WorkflowsEmulator() {}

  static boolean isInstalled() {
    return Files.exists(HOME.resolve("bin/workflows-emulator"));
  }

  /** {@code cloud}: where its calls go, and its tokens come from. */
  static Execution run(
      Path folder,
      String source,
      String argument,
      CloudDouble cloud,
      Map<String, String> environment)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "workflow", ".out");
    Path log = Files.createTempFile(folder, "workflow", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    HOME.resolve("bin/workflows-emulator").toString(),
                    "--source",
                    Checkout.home().resolve("workflows").resolve(source).toString(),
                    "--env-file",
                    "/dev/null",
                    "run",
                    "--data",
                    argument))
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(log.toFile());
    String base = "http://" + cloud.address();
    for (String name : List.of("DATAPROC", "STORAGE", "PUBSUB", "WORKFLOW_EXECUTIONS")) {
      builder.environment().put(name + "_URL", base);
    }
    builder.environment().put("GCE_METADATA_HOST", cloud.address());
    builder.environment().put("GCE_METADATA_IP", cloud.address());
    builder.environment().put("CLOUDSDK_CONFIG", folder.resolve("no-gcloud").toString());
    builder.environment().put("GOOGLE_CLOUD_PROJECT_ID", "tarsier-local");
    builder.environment().put("GOOGLE_CLOUD_LOCATION", "us-central1");
    builder.environment().put("GOOGLE_CLOUD_WORKFLOW_EXECUTION_ID", "execution-1");
    builder.environment().put("POLL_SECONDS", "0.2");
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError("The execution does not end:\n" + Files.readString(log));
    }
    return new Execution(process.exitValue(), Files.readString(out), Files.readString(log));
  }
}
