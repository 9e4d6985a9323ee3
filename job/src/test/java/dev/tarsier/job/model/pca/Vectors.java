package dev.tarsier.job.model.pca;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made feature vectors. */
final class Vectors {
  private Vectors() {}

  static List<FeatureVector> of(float[]... rows) {
    List<FeatureVector> vectors = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      vectors.add(new FeatureVector("image-" + i + ".jpg", "", rows[i]));
    }
    return vectors;
  }

  /**
   * Gaussian around 10, 11, 12 and so on, its standard deviation halved from one hidden axis to the
   * next, the axes turned against the dimensions.
   */
  static List<FeatureVector> gaussian(int rows, int dimensions, long seed) {
    Random random = new Random(seed);
    double[][] axes = turned(dimensions, random);
    float[][] values = new float[rows][dimensions];
    for (float[] row : values) {
      double deviation = 8;
      double[] sum = new double[dimensions];
      for (double[] axis : axes) {
        double along = random.nextGaussian() * deviation;
        for (int i = 0; i < dimensions; i++) {
          sum[i] += along * axis[i];
        }
        deviation /= 2;
      }
      for (int i = 0; i < dimensions; i++) {
        row[i] = (float) (sum[i] + 10 + i);
      }
    }
    return of(values);
  }

  /** Orthonormal rows, by Gram and Schmidt from random ones. */
  private static double[][] turned(int dimensions, Random random) {
    double[][] axes = new double[dimensions][dimensions];
    for (int j = 0; j < dimensions; j++) {
      for (int i = 0; i < dimensions; i++) {
        axes[j][i] = random.nextGaussian();
      }
      for (int k = 0; k < j; k++) {
        add(axes[j], axes[k], -dot(axes[j], axes[k]));
      }
      double length = Math.sqrt(dot(axes[j], axes[j]));
      for (int i = 0; i < dimensions; i++) {
        axes[j][i] /= length;
      }
    }
    return axes;
  }

  private static void add(double[] to, double[] what, double times) {
    for (int i = 0; i < to.length; i++) {
      to[i] += times * what[i];
    }
  }

  static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }
}
