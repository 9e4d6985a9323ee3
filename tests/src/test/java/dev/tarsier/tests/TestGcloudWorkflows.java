package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real gcloud's {@code workflows} commands against {@code tarsier emulator}. */
class TestGcloudWorkflows {
  private static final String ID = "tarsier-image-pipeline";

  @TempDir private Path folder;
  private ServedEmulator emulator;
  private Gcloud gcloud;

  @BeforeEach
  void serve() throws Exception {
    Assumptions.assumeTrue(Gcloud.isInstalled(), "skipped: gcloud not found");
    emulator = ServedEmulator.start(folder);
    gcloud = new Gcloud(folder, emulator.exports());
  }

  @AfterEach
  void end() throws InterruptedException {
    if (emulator != null) {
      emulator.end();
    }
  }

  private Gcloud.Result workflows(String... arguments) throws Exception {
    return gcloud.call("workflows", arguments).orFail();
  }

  @Test
  void deployedDescribedRunAndCancelled() throws Exception {
    String source =
        "--source=" + Checkout.home().resolve("workflows/image-pipeline.workflows.yaml");
    workflows("deploy", ID, source, "--set-env-vars=REGION=us-central1");

    assertThat(workflows("describe", ID, "--format=value(state,userEnvVars.REGION)").out())
        .isEqualTo("ACTIVE\tus-central1\n");
    assertThat(workflows("list", "--format=value(name.basename())").out()).isEqualTo(ID + "\n");
    String revision = workflows("describe", ID, "--format=value(revisionId)").out();
    String other = "--source=" + Checkout.home().resolve("workflows/backfill.workflows.yaml");
    workflows("deploy", ID, other);
    assertThat(workflows("describe", ID, "--format=value(revisionId)").out())
        .isNotEqualTo(revision)
        .startsWith("000002-");

    String run =
        workflows("execute", ID, "--data={\"dataset\":\"eyes\"}", "--format=value(name)").out();
    assertThat(workflows("executions", "list", ID, "--format=value(state)").out())
        .isEqualTo("ACTIVE\n");
    workflows("executions", "cancel", run.strip());
    assertThat(
            workflows("executions", "describe", run.strip(), "--format=value(state,argument)")
                .out())
        .isEqualTo("CANCELLED\t{\"dataset\":\"eyes\"}\n");
    workflows("delete", ID);
    assertThat(workflows("list", "--format=value(name)").out()).isEmpty();
  }
}
