package dev.tarsier.job.speedtest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What is measured: every batch size with every batch count, in every format, with and without
 * decoding, so often.
 *
 * @param decode whether images are decoded: both, or one of them
 * @param seed the order of the points and where each begins
 */
record Grid(
    List<Integer> batchSizes,
    List<Integer> batchCounts,
    int repetitions,
    List<SpeedFormat> formats,
    List<Boolean> decode,
    long seed)
    implements Serializable {
  static final int LARGEST_BATCH = 4096;
  static final int MOST_POINTS = 20_000;

  Grid {
    batchSizes = ascending(batchSizes, "--batch-sizes");
    batchCounts = ascending(batchCounts, "--batch-counts");
    formats = distinct(formats, "--formats");
    decode = distinct(decode, "--decode");
    if (repetitions < 1 || repetitions > 1000) {
      throw new IllegalArgumentException(
          "Invalid --repetitions: " + repetitions + " (must be 1 to 1000)");
    }
    long points =
        (long) batchSizes.size()
            * batchCounts.size()
            * formats.size()
            * decode.size()
            * repetitions;
    if (points > MOST_POINTS) {
      throw new IllegalArgumentException(
          "Invalid grid: " + points + " points (must be at most " + MOST_POINTS + ")");
    }
  }

  private static List<Integer> ascending(List<Integer> numbers, String flag) {
    for (int number : numbers) {
      if (number < 1 || number > LARGEST_BATCH) {
        throw new IllegalArgumentException(
            "Invalid " + flag + ": " + number + " (must be 1 to " + LARGEST_BATCH + ")");
      }
    }
    return distinct(numbers, flag).stream().sorted().toList();
  }

  private static <T> List<T> distinct(List<T> values, String flag) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("Missing " + flag + " (name at least one)");
    }
    for (T value : values) {
      if (values.indexOf(value) != values.lastIndexOf(value)) {
        String text = value instanceof SpeedFormat format ? format.keyword() : value.toString();
        throw new IllegalArgumentException("Invalid " + flag + ": " + text + " is given twice");
      }
    }
    return List.copyOf(values);
  }

  /** The images of the largest point. */
  int mostImages() {
    return batchSizes.get(batchSizes.size() - 1) * batchCounts.get(batchCounts.size() - 1);
  }

  /** The images of the smallest point. */
  int fewestImages() {
    return batchSizes.get(0) * batchCounts.get(0);
  }

  /** All points in the order that they are started in: equal grids give equal lists. */
  List<GridPoint> points() {
    SplittableRandom random = new SplittableRandom(seed);
    List<GridPoint> points = new ArrayList<>();
    for (int repetition = 1; repetition <= repetitions; repetition++) {
      for (int size : batchSizes) {
        for (int count : batchCounts) {
          int start = random.nextInt(Integer.MAX_VALUE);
          for (SpeedFormat format : formats) {
            for (boolean decoding : decode) {
              points.add(new GridPoint(format, decoding, size, count, repetition, 0, start));
            }
          }
        }
      }
    }
    return shuffled(points, random);
  }

  /** Fisher and Yates; a machine that becomes slower with time is no property of a format then. */
  private static List<GridPoint> shuffled(List<GridPoint> points, SplittableRandom random) {
    List<GridPoint> shuffled = new ArrayList<>(points);
    for (int last = shuffled.size() - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      GridPoint moved = shuffled.get(last);
      shuffled.set(last, shuffled.get(other));
      shuffled.set(other, moved);
    }
    List<GridPoint> ordered = new ArrayList<>();
    for (GridPoint point : shuffled) {
      ordered.add(
          new GridPoint(
              point.format(),
              point.decode(),
              point.batchSize(),
              point.batchCount(),
              point.repetition(),
              ordered.size() + 1,
              point.start()));
    }
    return ordered;
  }
}
