package dev.tarsier.tests;

import java.nio.file.Path;

/** Where the parts of this build lie. */
final class Checkout {
  private static final Path HOME = Path.of(System.getProperty("tarsier.home", "..")).normalize();

  private Checkout() {}

  static Path home() {
    return HOME.toAbsolutePath();
  }

  static Path jobJar() {
    return home().resolve("job/target/tarsier-job.jar");
  }

  /** A SPARK_HOME made of the build's own Spark jars. */
  static Path sparkHome() {
    return home().resolve("job/spark/target/spark");
  }

  /** The same of the Spark that comes after the one we build for. */
  static Path nextSparkHome() {
    return home().resolve("tests/spark-next/target/spark");
  }

  static Path target() {
    return home().resolve("tests/target");
  }
}
