package dev.tarsier.template.fork;

import dev.tarsier.template.spec.Setting;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the parts of Tarsier lie on this machine.
 *
 * @param sparkHome its {@code jars} folder is the class path of local runs
 * @param jobJar the packaged job
 * @param home for logs of runs
 */
public record Installation(Path sparkHome, Path jobJar, Path home) {
  /**
   * Finds the parts.
   *
   * @param checkout the folder of the launcher; TARSIER_SPARK_HOME, TARSIER_JOB_JAR and
   *     TARSIER_HOME say otherwise
   * @param user the user's home folder
   */
  public static Installation of(Map<String, String> environment, Path checkout, Path user) {
    return new Installation(
        path(environment, "TARSIER_SPARK_HOME", checkout.resolve("job/spark/target/spark")),
        path(environment, "TARSIER_JOB_JAR", checkout.resolve("job/target/tarsier-job.jar")),
        path(environment, "TARSIER_HOME", user.resolve(".tarsier")));
  }

  private static Path path(Map<String, String> environment, String variable, Path fallback) {
    String text = Setting.in(environment).variables(variable).orElse(fallback.toString());
    return Path.of(text).toAbsolutePath().normalize();
  }

  /**
   * The class path of Spark.
   *
   * @param connectors whether the Cloud Storage connector is on it too
   */
  public String classPath(boolean connectors) {
    String jars = sparkHome.resolve("jars") + "/*";
    return connectors ? jars + File.pathSeparator + sparkHome.resolve("connectors") + "/*" : jars;
  }

  /** Throws with the remedy when a part is missing. */
  public void check() throws SetupProblem {
    if (!Files.isRegularFile(jobJar)) {
      throw new SetupProblem(
          "Missing job jar: " + jobJar + " (build it with mvn package, or set TARSIER_JOB_JAR)");
    }
    if (!Files.isDirectory(sparkHome.resolve("jars"))) {
      throw new SetupProblem(
          "Missing Spark: "
              + sparkHome
              + "/jars (build it with mvn package, or set"
              + " TARSIER_SPARK_HOME)");
    }
  }
}
