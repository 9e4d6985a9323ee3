package dev.tarsier.job.statistics;

import java.util.List;

/**
 * What a response may follow from.
 *
 * @param name as in {@code batch size}
 * @param group predictors that are one thing together, such as the columns of a category; the name
 *     itself for one that stands alone
 * @param values one for each response
 */
public record Predictor(String name, String group, List<Double> values) {
  public Predictor {
    values = List.copyOf(values);
  }

  /** One that stands alone. */
  public static Predictor of(String name, List<Double> values) {
    return new Predictor(name, name, values);
  }

  double[] column() {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
