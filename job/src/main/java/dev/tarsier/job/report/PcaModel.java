package dev.tarsier.job.report;

import java.io.Serializable;

/**
 * Principal components of feature vectors. A vector is projected by taking {@code mean} off and
 * multiplying with each component, as scikit-learn does it; the names are scikit-learn's too.
 *
 * @param rows vectors that it was fitted on
 * @param mean of those, dimension by dimension
 * @param components one a row, of length 1, the one that explains most first; the loading of
 *     largest magnitude is positive
 * @param explainedVariance of each component: a sample variance, over {@code rows - 1}
 * @param totalVariance of all dimensions together
 */
@SuppressWarnings("ArrayRecordComponent") // tables of numbers, never compared as a whole
public record PcaModel(
    long rows,
    double[] mean,
    double[][] components,
    double[] explainedVariance,
    double totalVariance)
    implements Serializable {
  public PcaModel {
    if (components.length == 0 || components.length != explainedVariance.length) {
      throw new IllegalArgumentException(
          "Invalid PCA: "
              + components.length
              + " components, "
              + explainedVariance.length
              + " explained variances");
    }
    for (double[] component : components) {
      if (component.length != mean.length) {
        throw new IllegalArgumentException(
            "Invalid PCA: a component of "
                + component.length
                + " dimensions, a mean of "
                + mean.length);
      }
    }
  }

  /** Of the vectors that it takes. */
  public int dimensions() {
    return mean.length;
  }

  /** The share of {@code totalVariance} that each component explains, from 0 to 1. */
  public double[] explainedVarianceRatio() {
    double[] ratio = explainedVariance.clone();
    for (int i = 0; i < ratio.length; i++) {
      ratio[i] /= totalVariance;
    }
    return ratio;
  }
}
