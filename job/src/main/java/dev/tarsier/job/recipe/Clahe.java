package dev.tarsier.job.recipe;

/**
 * Contrast Limited Adaptive Histogram Equalization ({@code cv::CLAHE}; Zuiderveld, Graphics Gems
 * IV, 1994).
 */
public record Clahe(
    @Described("the one that is equalised and put back; of a grey image, its only one")
        Channel channel,
    @Described("how far a histogram bin may rise above the mean, as OpenCV counts it")
        double clipLimit,
    @Described("the image is split into tiles x tiles") int tiles)
    implements Operation {
  /** The green channel shows the vessels of a fundus best; limit and tiles are OpenCV's usual. */
  public static final Clahe DEFAULT = new Clahe(Channel.GREEN, 2.0, 8);

  /** Of a BGR image. */
  public enum Channel {
    BLUE,
    GREEN,
    RED
  }

  public Clahe {
    if (!(clipLimit > 0 && clipLimit <= 1000)) {
      throw new IllegalArgumentException(
          "Invalid clip-limit: " + clipLimit + " (must be above 0 and at most 1000)");
    }
    if (tiles < 1 || tiles > 64) {
      throw new IllegalArgumentException("Invalid tiles: " + tiles + " (must be 1 to 64)");
    }
  }
}
