package dev.tarsier.job.request;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The job's jar by its content. A template names the one that it was made for, and the job, when it
 * starts, holds its own jar against that: so a jar that was staged for another template, or
 * replaced behind its name, is found before it has read an image. It is no defence against somebody
 * who may write to the staging bucket and means harm: such a jar would not look.
 */
public final class JobJarDigest {
  /**
   * Spark property that holds the SHA-256 of the jar, 64 hex digits; absent, nothing is checked.
   */
  public static final String PROPERTY = "spark.tarsier.jobSha256";

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private JobJarDigest() {}

  /** The SHA-256 of a jar: 64 hex digits. */
  public static String of(Path jar) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (InputStream file = Files.newInputStream(jar)) {
      new DigestInputStream(file, digest).transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Whether a text is what {@link #of} gives. */
  public static boolean isDigest(String text) {
    return SHA_256.matcher(text).matches();
  }

  /**
   * Why the jar that a class was loaded from must not run.
   *
   * @param expected value of {@link #PROPERTY}; empty when the template names no digest, which is
   *     never a reason
   */
  public static Optional<String> refusal(String expected, Class<?> type) {
    String wanted = expected.strip().toLowerCase(Locale.ROOT);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    if (!isDigest(wanted)) {
      return Optional.of(
          "Invalid "
              + PROPERTY
              + ": "
              + expected
              + " (64 hex digits, as sha256sum prints them; or take the property out)");
    }
    Optional<Path> jar = location(type);
    return jar.isPresent() ? refusal(wanted, jar.get()) : Optional.of(noJar(wanted));
  }

  private static String noJar(String wanted) {
    return "Invalid job jar: the job was not loaded from a jar, the template was made for one of"
        + " SHA-256 "
        + wanted
        + " (take "
        + PROPERTY
        + " out of the job's properties, or run the packaged job)";
  }

  private static Optional<String> refusal(String wanted, Path jar) {
    try {
      String found = of(jar);
      return found.equals(wanted)
          ? Optional.empty()
          : Optional.of(
              "Invalid job jar "
                  + jar.getFileName()
                  + ": its SHA-256 is "
                  + found
                  + ", the template was made for "
                  + wanted
                  + " (stage the jar again, or generate the template again)");
    } catch (IOException e) {
      return Optional.of("Cannot read the job's own jar: " + jar + ": " + e);
    }
  }

  private static Optional<Path> location(Class<?> type) {
    try {
      Optional<URL> url =
          Optional.ofNullable(type.getProtectionDomain().getCodeSource())
              .map(CodeSource::getLocation);
      return url.isEmpty()
          ? Optional.empty()
          : Optional.of(Path.of(url.get().toURI())).filter(Files::isRegularFile);
    } catch (URISyntaxException | RuntimeException e) {
      // Not a file of this machine.
      return Optional.empty();
    }
  }
}
