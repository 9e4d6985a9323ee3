package dev.tarsier.template.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.request.ByteSize;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestInstallation {
  private static final Path CHECKOUT = Path.of("/checkout");
  private static final Path USER = Path.of("/home/me");

  @Test
  void partsLieInTheCheckout() {
    assertThat(Installation.of(Map.of(), CHECKOUT, USER))
        .isEqualTo(
            new Installation(
                Path.of("/checkout/job/spark/target/spark"),
                Path.of("/checkout/job/target/tarsier-job.jar"),
                Path.of("/home/me/.tarsier")));
  }

  @Test
  void variablesSayOtherwise() {
    Map<String, String> environment =
        Map.of(
            "TARSIER_SPARK_HOME", "/opt/spark",
            "TARSIER_JOB_JAR", "/opt/job.jar",
            "TARSIER_HOME", "/var/tarsier");

    assertThat(Installation.of(environment, CHECKOUT, USER))
        .isEqualTo(
            new Installation(
                Path.of("/opt/spark"), Path.of("/opt/job.jar"), Path.of("/var/tarsier")));
  }

  @Test
  void javaIsHeldToWhatSparkNeeds() {
    assertThatCode(() -> JavaVersion.check(17)).doesNotThrowAnyException();
    assertThatCode(() -> JavaVersion.check(23)).doesNotThrowAnyException();
    assertThatThrownBy(() -> JavaVersion.check(24))
        .hasMessage(
            "Unsupported Java: 24 (Spark needs 17 to 23 here; set JAVA_HOME to one of them)");
    assertThatThrownBy(() -> JavaVersion.check(11))
        .hasMessage(
            "Unsupported Java: 11 (Spark needs 17 to 23 here; set JAVA_HOME to one of them)");
  }

  @Test
  void settingsAreHeldToWhatSparkNeeds() {
    assertThatThrownBy(() -> new LocalSettings(0, ByteSize.ofMebibytes(1024)))
        .hasMessage("Invalid cores: 0 (must be 1 to 1024)");
    assertThatThrownBy(() -> new LocalSettings(1, ByteSize.ofMebibytes(100)))
        .hasMessage("Invalid memory: 100MiB (must be at least 512MiB)");
  }

  @Test
  void jobRunsWithWhatSparkAsksOfTheJvm() throws Exception {
    Installation parts = Installation.of(Map.of(), CHECKOUT, USER);
    Fork fork =
        new JobForks(parts, new LocalSettings(1, ByteSize.ofMebibytes(1024)))
            .spark("dev.tarsier.job.ProcessJob", List.of(), 7_000_000, new RunLog(Path.of("/log")));

    assertThat(fork.command())
        .contains(
            "-Xmx1073741824",
            "-Djava.awt.headless=true",
            "-Dlog4j2.configurationFile=/log/log4j2.properties",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-modules=jdk.incubator.vector")
        .containsSequence(
            "-cp", "/checkout/job/spark/target/spark/jars/*", "org.apache.spark.deploy.SparkSubmit")
        .contains("/checkout/job/target/tarsier-job.jar");
    assertThat(fork.withheld()).contains("SPARK_LOCAL_HOSTNAME", "SPARK_CONF_DIR");
  }
}
