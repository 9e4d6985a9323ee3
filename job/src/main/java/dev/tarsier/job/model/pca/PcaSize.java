package dev.tarsier.job.model.pca;

import dev.tarsier.job.request.InputProblem;
import java.util.Locale;

/** How many components are kept. */
public sealed interface PcaSize {
  /** A share of the total variance below which a direction is rounding, not data. */
  double ROUNDING = 1e-12;

  /** So many, neither more nor fewer. */
  record Components(int number) implements PcaSize {}

  /** As few as explain this share of the variance, above 0 and below 1. */
  record Variance(double share) implements PcaSize {}

  /** How many have to be computed; throws InputProblem when the data has no room for them. */
  default int computed(long rows, int dimensions) {
    if (this instanceof Components components) {
      int number = components.number();
      if (number > dimensions) {
        throw problem(
            "%d components of features that have %d dimensions (lower components to %d or less)",
            number, dimensions, dimensions);
      }
      if (number >= rows) {
        throw problem(
            "%d components need more than %d images to be fitted on, there are %d (lower components"
                + " to %d or less, or give more images)",
            number, number, rows, rows - 1);
      }
      return number;
    }
    return dimensions;
  }

  /**
   * How many are kept of those computed; throws InputProblem when the data varies in fewer
   * directions.
   *
   * @param ratio explained by each component computed, the largest first
   */
  default int kept(double[] ratio) {
    if (this instanceof Variance variance) {
      return enough(variance.share(), ratio);
    }
    int directions = 0;
    while (directions < ratio.length && ratio[directions] > ROUNDING) {
      directions++;
    }
    if (directions < ratio.length) {
      throw problem(
          "%d components of features that vary in %d directions only (lower components to %d or"
              + " less)",
          ratio.length, directions, directions);
    }
    return directions;
  }

  private static int enough(double share, double[] ratio) {
    double sum = 0;
    int kept = 0;
    while (kept < ratio.length && sum < share - ROUNDING && ratio[kept] > ROUNDING) {
      sum += ratio[kept++];
    }
    return kept;
  }

  private static InputProblem problem(String what, Object... values) {
    return new InputProblem(
        "Cannot fit the PCA: " + String.format(Locale.ROOT, what, values), PcaFit.SPEC_PATH);
  }
}
