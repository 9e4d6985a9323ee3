package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.request.JobJarDigest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged job looks at its own jar before it does anything, when a template names one. */
class TestCheckedJar {
  private static final String OTHER = "0123456789abcdef".repeat(4);

  @TempDir private Path folder;

  private JobProcess.Launch launch(String digest) {
    return new JobProcess.Launch().conf(JobJarDigest.PROPERTY, digest);
  }

  @Test
  void jarThatTheTemplateWasMadeForRuns() throws Exception {
    Path source = SampleFolder.of(6);
    JobProcess job =
        launch(JobJarDigest.of(Checkout.jobJar()))
            .start(folder.resolve("log"), SampleFolder.arguments(source, folder, "checked"));

    assertThat(job.exitCode()).as(Files.readString(folder.resolve("log"))).isZero();
    assertThat(folder.resolve("checked/_SUCCESS")).exists();
  }

  /** Said before the arguments are looked at: those of another version may be others. */
  @Test
  void otherJarDoesNothing() throws Exception {
    for (String main : List.of("dev.tarsier.job.ProcessJob", "dev.tarsier.job.VerifyJob")) {
      JobProcess job =
          launch(OTHER)
              .mainClass(main)
              .start(folder.resolve("log"), List.of("--flag-of-another-version", "1"));

      assertThat(job.exitCode()).isEqualTo(3);
      assertThat(job.events())
          .containsExactly(
              new ProgressEvent.Failed(
                  "Invalid job jar tarsier-job.jar: its SHA-256 is "
                      + JobJarDigest.of(Checkout.jobJar())
                      + ", the template was made for "
                      + OTHER
                      + " (stage the jar again, or generate the template again)"));
    }
  }
}
