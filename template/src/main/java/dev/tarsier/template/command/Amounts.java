package dev.tarsier.template.command;

import java.util.Locale;

/** Amounts as people read them. */
final class Amounts {
  private Amounts() {}

  static String images(long count) {
    return count == 1 ? "1 image" : count + " images";
  }

  /** Decimal megabytes, as disks and networks count. */
  static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  static String resumed(int resumed, int partitions) {
    String were = resumed == 1 ? " was" : " were";
    return resumed + " of " + partitions + " partitions" + were + " finished before and not redone";
  }

  /** At most this many digits after the point, none that only pad. */
  static String number(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
