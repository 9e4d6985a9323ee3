package dev.tarsier.template.spec;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts with units, as specs write them. Each method throws IllegalArgumentException. */
final class Units {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*([A-Za-z]*)");
  private static final Map<String, Long> SECONDS =
      Map.of("s", 1L, "m", 60L, "h", 3600L, "d", 86_400L);
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d+)?)\\s*(%?)");
  private static final Pattern PIXELS = Pattern.compile("(\\d{1,12}(?:\\.\\d+)?)\\s*([A-Za-z]*)");

  private Units() {}

  /** {@code 90s}, {@code 30m}, {@code 4h} or {@code 1d}. */
  static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "Invalid duration: " + text + " (write a whole number and a unit, such as 90s or 4h)");
    }
    String unit = matcher.group(2);
    if (unit.isEmpty()) {
      throw new IllegalArgumentException(
          "Missing unit in duration: " + text + " (write " + text.strip() + "m, for example)");
    }
    if (!SECONDS.containsKey(unit)) {
      throw new IllegalArgumentException(
          "Invalid unit in duration: " + text + " (use s, m, h or d)");
    }
    return Duration.ofSeconds(Long.parseLong(matcher.group(1)) * SECONDS.get(unit));
  }

  /** {@code 5%} as 0.05. */
  static double share(String text) {
    Matcher matcher = PERCENT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "Invalid percentage: " + text + " (write 0% to 100%, such as 5%)");
    }
    if (matcher.group(2).isEmpty()) {
      throw new IllegalArgumentException(
          "Missing % in percentage: " + text + " (write 5% for five in a hundred)");
    }
    double share = new BigDecimal(matcher.group(1)).movePointLeft(2).doubleValue();
    if (share > 1) {
      throw new IllegalArgumentException("Invalid percentage: " + text + " (must be 0% to 100%)");
    }
    return share;
  }

  /** {@code 100MP} as 100,000,000; a megapixel is a million. */
  static long pixels(String text) {
    Matcher matcher = PIXELS.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "Invalid pixels: " + text + " (write megapixels, such as 100MP)");
    }
    String unit = matcher.group(2);
    if (unit.isEmpty()) {
      throw new IllegalArgumentException(
          "Missing unit in pixels: " + text + " (write megapixels, such as 100MP)");
    }
    if (!unit.toUpperCase(Locale.ROOT).equals("MP")) {
      throw new IllegalArgumentException("Invalid unit in pixels: " + text + " (use MP)");
    }
    return new BigDecimal(matcher.group(1)).movePointRight(6).longValue();
  }
}
