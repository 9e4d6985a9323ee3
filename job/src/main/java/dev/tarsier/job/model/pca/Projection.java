package dev.tarsier.job.model.pca;

import dev.tarsier.job.report.PcaModel;

/**
 * Applies a PCA to one vector after another. The mean is taken off first, which Spark ML's own
 * {@code PCAModel.transform} does not do. Used by one thread.
 */
public final class Projection {
  private final PcaModel model;
  private final double[] centred;

  public Projection(PcaModel model) {
    this.model = model;
    this.centred = new double[model.dimensions()];
  }

  /**
   * A vector in the space of the components.
   *
   * @param squaredDistance of the vector from the mean: what all dimensions together hold
   */
  @SuppressWarnings("ArrayRecordComponent") // numbers to write, never compared
  public record Projected(double[] components, double squaredDistance) {}

  /** The vector must have the model's dimensions. */
  public Projected project(float[] vector) {
    double distance = 0;
    for (int i = 0; i < centred.length; i++) {
      centred[i] = vector[i] - model.mean()[i];
      distance += centred[i] * centred[i];
    }
    double[] components = new double[model.components().length];
    for (int j = 0; j < components.length; j++) {
      components[j] = dot(model.components()[j], centred);
    }
    return new Projected(components, distance);
  }

  private static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }
}
