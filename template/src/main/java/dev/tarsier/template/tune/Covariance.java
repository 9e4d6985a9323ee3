package dev.tarsier.template.tune;

/**
 * How alike the logarithms of two clusters' runtimes are held to be before they are measured: a
 * straight line with uncertain slopes, and around it a Matern 5/2 process (Rasmussen and Williams,
 * Gaussian Processes for Machine Learning, 2006, equation 4.17), as in CherryPick.
 */
final class Covariance {
  /** Uncertainty of where the line lies, once the mean of what was measured is taken off. */
  private static final double LEVEL = 1;

  /**
   * Uncertainty of the slope along all vCPUs, around {@link RuntimeModel#SLOPE}: 0.85 plus or minus
   * 0.2 spans perfect scaling and a serial half.
   */
  private static final double CORES_SLOPE = 0.2;

  /** Uncertainty of the other slopes, around none: a class is worth some 15 %. */
  private static final double OTHER_SLOPE = 0.15;

  private final double[] center;
  private final double amplitude;
  private final double length;

  /**
   * @param center of all candidates; slopes turn around it
   * @param amplitude of the process around the line, in natural logarithms
   * @param length over which the process forgets, in units of the features
   */
  Covariance(double[] center, double amplitude, double length) {
    this.center = center.clone();
    this.amplitude = amplitude;
    this.length = length;
  }

  double between(double[] a, double[] b) {
    double line = LEVEL * LEVEL;
    double squared = 0;
    for (int i = 0; i < a.length; i++) {
      double slope = i == 0 ? CORES_SLOPE : OTHER_SLOPE;
      line += slope * slope * (a[i] - center[i]) * (b[i] - center[i]);
      squared += (a[i] - b[i]) * (a[i] - b[i]);
    }
    double distance = Math.sqrt(5 * squared) / length;
    double matern = (1 + distance + distance * distance / 3) * Math.exp(-distance);
    return line + amplitude * amplitude * matern;
  }
}
