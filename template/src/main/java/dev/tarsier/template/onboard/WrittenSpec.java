package dev.tarsier.template.onboard;

import dev.tarsier.job.request.Sha256;
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
    return "# written by tarsier onboard, sha256:" + Sha256.hex(rest) + "\n" + rest;
  }

  /** Whether this file is just as onboard wrote it. */
  public static boolean isUntouched(String file) {
    Matcher matcher = MARK.matcher(file);
    return matcher.lookingAt()
        && matcher.group(1).equals(Sha256.hex(file.substring(matcher.end())));
  }
}
