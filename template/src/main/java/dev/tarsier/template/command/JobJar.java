package dev.tarsier.template.command;

import dev.tarsier.template.fork.SetupProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The packaged job on this machine. */
final class JobJar {
  private JobJar() {}

  /** SHA-256 in hex; the jar's name in the staging folder begins with it. */
  static String sha256(Path jar) throws SetupProblem, IOException {
    if (!Files.isRegularFile(jar)) {
      throw new SetupProblem(
          "Missing job jar: " + jar + " (build it with mvn package, or set TARSIER_JOB_JAR)");
    }
    try (InputStream file = Files.newInputStream(jar)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(file, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
