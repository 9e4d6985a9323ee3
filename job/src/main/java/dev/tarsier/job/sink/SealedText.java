package dev.tarsier.job.sink;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A record with the CRC32C of its text in a last line of its own. What a manifest says is made of
 * records that were read again, and the connector to Cloud Storage checks no checksum then.
 */
final class SealedText {
  private static final String MARK = "\n#";
  private static final int MARK_AND_SUM = MARK.length() + 8;

  private SealedText() {}

  static String seal(String text) {
    return text + MARK + sum(text);
  }

  /** The text; empty when it is not what was sealed. */
  static Optional<String> open(String sealed) {
    int end = sealed.length() - MARK_AND_SUM;
    if (end < 0) {
      return Optional.empty();
    }
    String text = sealed.substring(0, end);
    return seal(text).equals(sealed) ? Optional.of(text) : Optional.empty();
  }

  private static String sum(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return AttemptFile.hex(crc.getValue());
  }
}
