package dev.tarsier.job.report;

import java.util.List;

/**
 * The principal components of a run.
 *
 * @param components kept; 0 for a run without
 * @param dimensions of the features
 * @param fittedImages images that the analysis was fitted on
 * @param fittedIn URI of the run that it was fitted in; empty when that is this run
 * @param explainedVariance what all components together explain of the variance of the images that
 *     they were fitted on, from 0 to 1
 * @param explainedVarianceRatio what each of them explains; the first ones, when there are more
 *     than {@link #LISTED}
 * @param train images that it was fitted on, none when it was fitted elsewhere
 * @param test images that it was not fitted on
 */
public record PcaReport(
    int components,
    int dimensions,
    long fittedImages,
    String fittedIn,
    double explainedVariance,
    List<Double> explainedVarianceRatio,
    Explained train,
    Explained test) {
  /** Keeps {@code report.json} far below the 64 KB that a Workflows step is given. */
  public static final int LISTED = 200;

  public static final PcaReport NONE =
      new PcaReport(0, 0, 0, "", 0, List.of(), Explained.NONE, Explained.NONE);

  public PcaReport {
    explainedVariance = rounded(explainedVariance);
    explainedVarianceRatio =
        explainedVarianceRatio.stream().limit(LISTED).map(PcaReport::rounded).toList();
  }

  /**
   * What all components together explain of some images.
   *
   * @param explainedVariance share of the images' squared distances from the mean that was fitted,
   *     from 0 to 1: of the very images that it was fitted on, of their variance
   */
  public record Explained(long images, double explainedVariance) {
    public static final Explained NONE = new Explained(0, 0);

    public Explained {
      explainedVariance = rounded(explainedVariance);
    }
  }

  public boolean hasComponents() {
    return components > 0;
  }

  /** Far finer than any two runs differ, and short to read. */
  private static double rounded(double share) {
    return Math.round(share * 1e6) / 1e6;
  }
}
