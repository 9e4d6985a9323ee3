package dev.tarsier.job.request;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A size in bytes that parses from and prints to text with a unit, such as {@code 256MiB}. */
public record ByteSize(long bytes) implements Serializable {
  private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([A-Za-z]*)");
  private static final Map<String, Long> UNITS = units();

  public ByteSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("Invalid size: " + bytes + " (must not be negative)");
    }
  }

  public static ByteSize ofMebibytes(long mebibytes) {
    return new ByteSize(Math.multiplyExact(mebibytes, 1L << 20));
  }

  /** Parses {@code 8MiB}, {@code 1.5 GB} or {@code 512B}; a number without a unit is refused. */
  public static ByteSize parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "Invalid size: " + text + " (write a number and a unit, such as 256MiB)");
    }
    Long unit = UNITS.get(matcher.group(2).toLowerCase(Locale.ROOT));
    if (unit == null) {
      throw new IllegalArgumentException(unitMessage(text, matcher.group(2)));
    }
    try {
      return new ByteSize(
          new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit)).longValueExact());
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "Invalid size: " + text + " (must be a whole number of bytes below 8 EiB)", e);
    }
  }

  private static String unitMessage(String text, String unit) {
    return unit.isEmpty()
        ? "Missing unit in size: " + text + " (write " + text.strip() + "MiB, for example)"
        : "Invalid unit in size: " + text + " (use B, KiB, MiB, GiB, TiB, KB, MB, GB or TB)";
  }

  /** The shortest exact form in binary units; {@link #parse} reads it back to the same value. */
  @Override
  public String toString() {
    String[] names = {"TiB", "GiB", "MiB", "KiB"};
    for (int i = 0; i < names.length; i++) {
      long unit = 1L << (10 * (names.length - i));
      if (bytes >= unit && bytes % unit == 0) {
        return bytes / unit + names[i];
      }
    }
    return bytes + "B";
  }

  private static Map<String, Long> units() {
    Map<String, Long> units = new LinkedHashMap<>();
    units.put("b", 1L);
    String[] prefixes = {"k", "m", "g", "t"};
    long binary = 1;
    long decimal = 1;
    for (String prefix : prefixes) {
      binary *= 1024;
      decimal *= 1000;
      units.put(prefix + "ib", binary);
      units.put(prefix + "b", decimal);
    }
    return Map.copyOf(units);
  }
}
