package dev.tarsier.job.recipe;

/**
 * {@code cv::normalize} with {@code NORM_MINMAX}: the darkest value of any channel becomes {@code
 * alpha}, the brightest {@code beta}, the others in proportion.
 */
public record Normalize(
    @Described("the smallest value") double alpha,
    @Described("the largest value, above alpha") double beta)
    implements Operation {
  public static final Normalize DEFAULT = new Normalize(0, 255);

  public Normalize {
    Ranges.within("alpha", alpha, 0, 255);
    Ranges.within("beta", beta, 0, 255);
    if (alpha >= beta) {
      throw new IllegalArgumentException(
          "Invalid alpha: " + alpha + " (must be below beta, " + beta + ")");
    }
  }
}
