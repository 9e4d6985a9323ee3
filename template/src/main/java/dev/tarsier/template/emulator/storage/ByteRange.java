package dev.tarsier.template.emulator.storage;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of an object.
 *
 * @param offset of its first byte
 */
record ByteRange(long offset, long bytes) {
  private static final Pattern HEADER = Pattern.compile("bytes=(\\d*)-(\\d*)");

  /**
   * What a Range header asks for; empty when it cannot be had (416). A header of another form is
   * not looked at (RFC 9110, 14.2).
   */
  static Optional<ByteRange> of(String header, long size) {
    Matcher matcher = HEADER.matcher(header.strip());
    if (!matcher.matches() || matcher.group(1).length() + matcher.group(2).length() == 0) {
      return Optional.of(new ByteRange(0, size));
    }
    if (matcher.group(1).isEmpty()) {
      long suffix = Math.min(size, number(matcher.group(2)));
      return suffix == 0 ? Optional.empty() : Optional.of(new ByteRange(size - suffix, suffix));
    }
    long first = number(matcher.group(1));
    long last =
        matcher.group(2).isEmpty() ? size - 1 : Math.min(size - 1, number(matcher.group(2)));
    return first > last ? Optional.empty() : Optional.of(new ByteRange(first, last - first + 1));
  }

  private static long number(String text) {
    return text.length() > 18 ? Long.MAX_VALUE : Long.parseLong(text);
  }
}
