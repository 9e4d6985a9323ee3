package dev.tarsier.job.chart;

import java.util.List;

/** Where numbers stand along a side of a picture. */
interface Axis {
  /** From 0 at the start to 1 at the end. */
  double at(double value);

  /** Numbers to be written beside it, ascending. */
  List<Double> marks();

  /** A mark as it is written. */
  String text(double mark);
}
