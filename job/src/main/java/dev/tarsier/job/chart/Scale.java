package dev.tarsier.job.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis over numbers that ends at round ones.
 *
 * @param step from mark to mark
 * @param first mark, as a multiple of the step, and the axis' start
 * @param last mark, and the axis' end
 */
record Scale(double step, long first, long last) implements Axis {
  /** {@code marks}: about how many there may be, two and more. */
  static Scale of(double minimum, double maximum, int marks) {
    double length = maximum - minimum;
    double rough = (length > 0 ? length : Math.max(1, Math.abs(maximum))) / (marks - 1);
    double unit = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = unit * (rough <= unit ? 1 : rough <= 2 * unit ? 2 : rough <= 5 * unit ? 5 : 10);
    long first = (long) Math.floor(minimum / step);
    long last = (long) Math.ceil(maximum / step);
    return new Scale(step, first, Math.max(last, first + 1));
  }

  @Override
  public double at(double value) {
    return (value / step - first) / (last - first);
  }

  @Override
  public List<Double> marks() {
    List<Double> marks = new ArrayList<>();
    for (long mark = first; mark <= last; mark++) {
      marks.add(mark * step);
    }
    return marks;
  }

  /** A mark with as many decimals as the step has. */
  @Override
  public String text(double mark) {
    // Not a negative zero, which would be written with its sign.
    return Numbers.fixed(mark == 0 ? 0 : mark, decimals());
  }

  private int decimals() {
    return Math.max(0, -(int) Math.floor(Math.log10(step) + 1e-9));
  }
}
