package dev.tarsier.template.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A logarithmic axis.
 *
 * @param low value at {@code from}, above 0
 * @param high value at {@code to}
 * @param from pixels
 * @param to pixels
 */
record Axis(double low, double high, double from, double to) {
  private static final double[] STEPS = {1, 2, 5};

  /** Holds all values, with some air around them. */
  static Axis over(double[] values, double from, double to) {
    double low = Arrays.stream(values).min().orElse(1);
    double high = Arrays.stream(values).max().orElse(10);
    return new Axis(low / 1.15, high * 1.15, from, to);
  }

  double at(double value) {
    return from + (to - from) * Math.log(value / low) / Math.log(high / low);
  }

  boolean holds(double value) {
    return value >= low && value <= high;
  }

  /** A tick as people write it. */
  static String label(double tick) {
    return tick >= 1 ? Long.toString(Math.round(tick)) : Double.toString(tick);
  }

  /** 1, 2 and 5 of every power of ten that is on the axis. */
  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    for (int power = (int) Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
      for (double step : STEPS) {
        double tick = power < 0 ? step / Math.pow(10, -power) : step * Math.pow(10, power);
        if (holds(tick)) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }
}
