package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.tests.KnownVulnerabilities.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing that is shipped stands in the table of advisories; .github/DEVELOPMENT.md has its limits.
 */
class TestKnownVulnerabilities {
  private static KnownVulnerabilities known;

  @BeforeAll
  static void table() throws IOException {
    known = KnownVulnerabilities.read(Checkout.home().resolve("tests/known-vulnerabilities.csv"));
  }

  private static List<Shipped> shipped(String module) throws IOException {
    return KnownVulnerabilities.shipped(
        Checkout.home().resolve(module).resolve("target/dependencies.txt"));
  }

  private static List<String> found(String artifact, String version) {
    return known.of(List.of(new Shipped(artifact, version)));
  }

  @Test
  void noneInTheJob() throws IOException {
    List<Shipped> shipped = shipped("job");

    assertThat(shipped)
        .extracting(Shipped::artifact)
        .contains(
            "com.fasterxml.jackson.core:jackson-databind",
            "org.apache.commons:commons-compress",
            "com.google.protobuf:protobuf-java");
    assertThat(known.of(shipped)).isEmpty();
  }

  @Test
  void noneInTheTool() throws IOException {
    List<Shipped> shipped = shipped("template");

    assertThat(shipped)
        .extracting(Shipped::artifact)
        .contains("org.yaml:snakeyaml", "com.google.guava:guava", "io.grpc:grpc-core");
    assertThat(known.of(shipped)).isEmpty();
  }

  /**
   * Spark of local runs alone: a cluster has its own, which Dataproc's image brings and Google
   * patches. These come with Spark 4.1.2 as its people released it. None of it listens to other
   * machines here, and lz4 reads what this very run has written.
   */
  @Test
  void thoseOfTheSparkOfLocalRunsAreTheseAlone() throws IOException {
    assertThat(known.of(shipped("job/spark")))
        .containsExactly(
            "CVE-2025-12183 org.lz4:lz4-java 1.8.0",
            "CVE-2025-66566 org.lz4:lz4-java 1.8.0",
            "CVE-2025-68161 org.apache.logging.log4j:log4j-core 2.24.3",
            "CVE-2026-24281 org.apache.zookeeper:zookeeper 3.9.4",
            "CVE-2026-34480 org.apache.logging.log4j:log4j-core 2.24.3",
            "CVE-2026-42584 io.netty:netty-codec-http 4.2.7.Final");
  }

  @Test
  void rangesAreMavens() {
    String compress = "org.apache.commons:commons-compress";
    assertThat(found(compress, "1.25.0"))
        .containsExactly(
            "CVE-2024-25710 " + compress + " 1.25.0", "CVE-2024-26308 " + compress + " 1.25.0");
    assertThat(found(compress, "1.26.0")).isEmpty();
    assertThat(found("com.google.protobuf:protobuf-java", "4.27.4")).hasSize(1);
    assertThat(found("com.google.protobuf:protobuf-java", "4.27.5")).isEmpty();
    assertThat(found("org.openpnp:opencv", "4.11.0-0")).hasSize(1);
    assertThat(found("org.openpnp:opencv", "4.9.0-0")).isEmpty();
    assertThat(found("org.lz4:lz4-java", "1.8.1")).hasSize(1);
    assertThat(found("com.google.guava:guava", "31.1-jre")).hasSize(2);
    assertThat(found("com.google.guava:guava", "32.0.0-jre")).isEmpty();
    assertThat(found("io.netty:netty-codec-http", "4.1.131.Final")).hasSize(2);
  }

  @Test
  void rowThatCannotBeReadIsSaid(@TempDir Path folder) throws IOException {
    Path table = folder.resolve("table.csv");
    Files.writeString(
        table, "id,artifact,affected,source,entered\nCVE-1,a:b,1.0,recalled,2026-11-26\n");

    assertThatThrownBy(() -> KnownVulnerabilities.read(table))
        .hasMessage("Invalid row of table.csv: CVE-1,a:b,1.0,recalled,2026-11-26");
  }
}
