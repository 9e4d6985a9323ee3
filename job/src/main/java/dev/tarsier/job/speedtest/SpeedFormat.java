package dev.tarsier.job.speedtest;

import java.util.Locale;

/** How images lie in the storage. */
public enum SpeedFormat {
  /** A file each, as the source has them. */
  RAW,
  TAR,
  TFRECORD;

  String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  static SpeedFormat parse(String keyword) {
    for (SpeedFormat format : values()) {
      if (format.keyword().equals(keyword)) {
        return format;
      }
    }
    throw new IllegalArgumentException(keyword + " (use raw, tar and tfrecord)");
  }
}
