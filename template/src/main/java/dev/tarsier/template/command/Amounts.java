package dev.tarsier.template.command;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Amounts as people read them. */
final class Amounts {
  private Amounts() {}

  static String images(long count) {
    return count == 1 ? "1 image" : count + " images";
  }

  /** Decimal, as disks and networks count: megabytes, or what is larger. */
  static String bytes(long bytes) {
    if (bytes >= 1e12) {
      return number(bytes / 1e12, 1) + " TB";
    }
    return bytes >= 1e9 ? number(bytes / 1e9, 1) + " GB" : number(bytes / 1e6, 1) + " MB";
  }

  static String resumed(int resumed, int partitions) {
    String were = resumed == 1 ? " was" : " were";
    return resumed + " of " + partitions + " partitions" + were + " finished before and not redone";
  }

  /** With so many digits after the point. */
  static String number(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  /** With at most two digits after the point, none that only pads; thousands have a comma. */
  static String brief(double value) {
    return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(value);
  }
}
