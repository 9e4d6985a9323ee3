package dev.tarsier.job.chart;

import java.util.List;

/**
 * An axis in which a doubling is always as long; marked by whole numbers of the data themselves.
 */
record LogAxis(List<Double> marks) implements Axis {
  /** {@code values}: positive whole numbers, one at least. */
  static LogAxis over(List<Double> values) {
    return new LogAxis(values.stream().distinct().sorted().toList());
  }

  @Override
  public double at(double value) {
    double first = Math.log(marks.get(0));
    double length = Math.log(marks.get(marks.size() - 1)) - first;
    return length > 0 ? (Math.log(value) - first) / length : 0.5;
  }

  @Override
  public String text(double mark) {
    return Numbers.count((long) mark);
  }
}
