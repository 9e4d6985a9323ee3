package dev.tarsier.job.recipe;

/** Checks of parameters. Each throws IllegalArgumentException, naming parameter and range. */
final class Ranges {
  private Ranges() {}

  static void within(String parameter, int value, int least, int most) {
    if (value < least || value > most) {
      throw invalid(parameter, Integer.toString(value), least + " to " + most);
    }
  }

  static void odd(String parameter, int value, int least, int most) {
    if (value < least || value > most || value % 2 == 0) {
      throw invalid(parameter, Integer.toString(value), "odd, " + least + " to " + most);
    }
  }

  static void within(String parameter, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw invalid(parameter, Double.toString(value), number(least) + " to " + number(most));
    }
  }

  static void above(String parameter, double value, double bound, double most) {
    if (!(value > bound && value <= most)) {
      throw invalid(
          parameter,
          Double.toString(value),
          "above " + number(bound) + " and at most " + number(most));
    }
  }

  private static IllegalArgumentException invalid(String parameter, String value, String range) {
    return new IllegalArgumentException(
        "Invalid " + parameter + ": " + value + " (must be " + range + ")");
  }

  /** 2.0 as 2, and 0.5 as it is. */
  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
