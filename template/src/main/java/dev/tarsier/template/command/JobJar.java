package dev.tarsier.template.command;

import dev.tarsier.job.request.JobJarDigest;
import dev.tarsier.template.fork.SetupProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The packaged job on this machine. */
final class JobJar {
  private JobJar() {}

  /** SHA-256 in hex; the jar's name in the staging folder begins with it. */
  static String sha256(Path jar) throws SetupProblem, IOException {
    if (!Files.isRegularFile(jar)) {
      throw new SetupProblem(
          "Missing job jar: " + jar + " (build it with mvn package, or set TARSIER_JOB_JAR)");
    }
    return JobJarDigest.of(jar);
  }
}
