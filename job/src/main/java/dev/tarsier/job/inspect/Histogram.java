package dev.tarsier.job.inspect;

import dev.tarsier.job.report.SourceProfile;
import java.util.ArrayList;
import java.util.List;

/** Sizes by powers of two, or of four and so on where that would be too many bins to read. */
final class Histogram {
  private static final int MOST_BINS = 12;

  private Histogram() {}

  /** Of ascending values from 0; no bins when there are none. */
  static List<SourceProfile.Bin> of(double[] sorted) {
    if (sorted.length == 0) {
      return List.of();
    }
    int first = bits(sorted[0]);
    int last = bits(sorted[sorted.length - 1]);
    int step = 1;
    while ((last - first) / step + 1 > MOST_BINS) {
      step++;
    }
    List<SourceProfile.Bin> bins = new ArrayList<>();
    int at = 0;
    for (int bits = first + step - 1; at < sorted.length; bits += step) {
      long below = 1L << bits;
      int from = at;
      while (at < sorted.length && sorted[at] < below) {
        at++;
      }
      bins.add(new SourceProfile.Bin(below, at - from));
    }
    return bins;
  }

  /** The smallest power of two, by its exponent, that is larger. */
  private static int bits(double value) {
    return Long.SIZE - Long.numberOfLeadingZeros((long) value);
  }
}
