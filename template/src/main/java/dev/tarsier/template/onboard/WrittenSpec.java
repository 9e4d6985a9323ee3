package dev.tarsier.template.onboard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A spec file as onboard writes it. Its first line holds the SHA-256 of the rest, so that a later
 * onboard can tell whether somebody has changed it since.
 */
public final class WrittenSpec {
  private static final Pattern MARK =
      Pattern.compile("# written by tarsier onboard, sha256:([0-9a-f]{64})\n");
  private static final String INVITATION =
      "# Change what you like: onboard then leaves this file alone, unless told --force.\n";

  private WrittenSpec() {}

  /** The whole file; {@code spec} is what it says. */
  public static String of(String spec) {
    String rest = INVITATION + spec;
    return "# written by tarsier onboard, sha256:" + sha256(rest) + "\n" + rest;
  }

  /** Whether this file is just as onboard wrote it. */
  public static boolean isUntouched(String file) {
    Matcher matcher = MARK.matcher(file);
    return matcher.lookingAt() && matcher.group(1).equals(sha256(file.substring(matcher.end())));
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
