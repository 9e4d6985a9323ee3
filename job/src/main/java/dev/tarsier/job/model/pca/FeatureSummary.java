package dev.tarsier.job.model.pca;

import java.io.Serializable;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;

/**
 * Count, mean and variance of vectors in one pass, merged pair by pair (Chan, Golub and LeVeque
 * 1979), and the first vector that cannot be counted.
 */
final class FeatureSummary implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int MERGE_DEPTH = 2;

  private long rows;
  private double[] mean = new double[0];
  private double[] squares = new double[0];
  private String misfit = "";
  private String misfitPath = "";

  static FeatureSummary of(JavaRDD<FeatureVector> vectors) {
    return vectors.treeAggregate(
        new FeatureSummary(), FeatureSummary::add, FeatureSummary::merge, MERGE_DEPTH);
  }

  long rows() {
    return rows;
  }

  double[] mean() {
    return mean.clone();
  }

  /** Of all dimensions together, over {@code rows - 1}; 0 for fewer than two rows. */
  double totalVariance() {
    double sum = 0;
    for (double square : squares) {
      sum += square;
    }
    return rows < 2 ? 0 : sum / (rows - 1);
  }

  /** What is wrong with the first vector, by path, that is not like the others or no number. */
  Optional<String> misfit() {
    return misfit.isEmpty() ? Optional.empty() : Optional.of(misfit);
  }

  FeatureSummary add(FeatureVector vector) {
    float[] values = vector.values();
    if (rows == 0) {
      mean = new double[values.length];
      squares = new double[values.length];
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return misfit(
            "the features of "
                + vector.path()
                + " hold "
                + value
                + " (leave the image out, or mend the model)",
            vector.path());
      }
    }
    if (values.length != mean.length) {
      return misfit(dimensions(vector.path(), values.length, mean.length), vector.path());
    }
    rows++;
    for (int i = 0; i < values.length; i++) {
      double off = values[i] - mean[i];
      mean[i] += off / rows;
      squares[i] += off * (values[i] - mean[i]);
    }
    return this;
  }

  FeatureSummary merge(FeatureSummary other) {
    if (!other.misfit.isEmpty()) {
      misfit(other.misfit, other.misfitPath);
    }
    if (other.rows == 0) {
      return this;
    }
    if (rows == 0) {
      rows = other.rows;
      mean = other.mean;
      squares = other.squares;
      return this;
    }
    if (mean.length != other.mean.length) {
      return misfit(dimensions("some images", other.mean.length, mean.length), "");
    }
    long sum = rows + other.rows;
    for (int i = 0; i < mean.length; i++) {
      double off = other.mean[i] - mean[i];
      mean[i] += off * other.rows / sum;
      squares[i] += other.squares[i] + off * off * rows / sum * other.rows;
    }
    rows = sum;
    return this;
  }

  private static String dimensions(String whose, int here, int elsewhere) {
    return "the features of "
        + whose
        + " have "
        + here
        + " dimensions, those of others "
        + elsewhere
        + " (all images must go through one model)";
  }

  private FeatureSummary misfit(String what, String path) {
    if (misfit.isEmpty() || path.compareTo(misfitPath) < 0) {
      misfit = what;
      misfitPath = path;
    }
    return this;
  }
}
