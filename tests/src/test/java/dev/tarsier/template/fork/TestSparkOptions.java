package dev.tarsier.template.fork;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

/** The tool has no Spark on its class path, so it keeps a copy of what Spark asks of a JVM. */
class TestSparkOptions {
  @Test
  void areThoseThatSparkAsksFor() {
    assertThat(String.join(" ", SparkOptions.JVM))
        .isEqualTo(JavaModuleOptions.defaultModuleOptions().trim());
  }
}
