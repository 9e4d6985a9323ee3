package dev.tarsier.template.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short names that follow from content. */
final class Hashes {
  private Hashes() {}

  /** The first bytes of the SHA-256, in hex. */
  static String of(String text, int bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)), 0, bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Missing SHA-256 (every Java has it)", e);
    }
  }
}
