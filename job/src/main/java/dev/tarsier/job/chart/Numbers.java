package dev.tarsier.job.chart;

import java.util.Locale;

/** Figures as a person reads them: grouped, three significant digits, decimal units. */
public final class Numbers {
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

  private Numbers() {}

  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** {@code 1 image}, {@code 1,200 images}: for nouns with a plain plural. */
  public static String count(long value, String noun) {
    return count(value) + " " + noun + (value == 1 ? "" : "s");
  }

  /** Powers of 1000, as disks and clouds count. */
  public static String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 999.5 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    return (unit == 0 ? count(bytes) : significant(value)) + " " + UNITS[unit];
  }

  /** {@code 3.25 s}, {@code 12 min 05 s}, {@code 3 h 12 min}. */
  public static String seconds(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return significant(seconds) + " s";
    }
    return whole < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%,d h %02d min", whole / 3600, whole % 3600 / 60);
  }

  public static String significant(double value) {
    if (value == 0 || value >= 999.5) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    if (value < 0.001) {
      return "under 0.001";
    }
    return fixed(value, value < 0.0995 ? 3 : value < 9.995 ? 2 : value < 99.95 ? 1 : 0);
  }

  public static String fixed(double value, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  public static String share(long part, long whole) {
    return share((double) part, (double) whole);
  }

  /** Never rounds something to nothing, nor nearly all to all. */
  public static String share(double part, double whole) {
    double percent = whole > 0 ? 100 * part / whole : 0;
    if (percent > 0 && percent < 0.05) {
      return "under 0.1%";
    }
    if (percent < 100 && percent >= 99.95) {
      return "over 99.9%";
    }
    return fixed(percent, percent == 100 || percent == 0 ? 0 : 1) + "%";
  }
}
