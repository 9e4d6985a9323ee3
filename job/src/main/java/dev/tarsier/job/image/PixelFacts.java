package dev.tarsier.job.image;

import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

/**
 * What can be said of an image's pixels in a word.
 *
 * @param width in pixels
 * @param height in pixels
 * @param channels 1 or 3
 * @param mean over all channels, 0 to 255
 * @param upperShare of an image with two values, or of nothing but black or white: the share of
 *     pixels with the upper one, 0 to 1; of any other {@link #MANY_VALUES}
 */
public record PixelFacts(int width, int height, int channels, double mean, double upperShare) {
  /** More than two values, or colour. */
  public static final double MANY_VALUES = -1;

  private static final double WHITE = 255;

  static PixelFacts of(Mat image) {
    Scalar means = Core.mean(image);
    double mean = 0;
    for (int channel = 0; channel < image.channels(); channel++) {
      mean += means.val[channel] / image.channels();
    }
    double upper = image.channels() == 1 ? upperShare(image) : MANY_VALUES;
    return new PixelFacts(image.width(), image.height(), image.channels(), mean, upper);
  }

  private static double upperShare(Mat grey) {
    Core.MinMaxLocResult range = Core.minMaxLoc(grey);
    long upper = count(grey, range.maxVal);
    if (range.minVal == range.maxVal) {
      boolean plain = range.minVal == 0 || range.minVal == WHITE;
      return plain ? range.minVal / WHITE : MANY_VALUES;
    }
    boolean two = count(grey, range.minVal) + upper == grey.total();
    return two ? (double) upper / grey.total() : MANY_VALUES;
  }

  private static long count(Mat grey, double value) {
    Mat equal = new Mat();
    try {
      Core.compare(grey, new Scalar(value), equal, Core.CMP_EQ);
      return Core.countNonZero(equal);
    } finally {
      equal.release();
    }
  }

  /** Whether every pixel is black or white. */
  boolean blackAndWhite() {
    return twoValued() && Math.abs(mean - WHITE * upperShare) < 1e-6;
  }

  /** Whether every pixel is one of two values: such pictures are shown with hard edges. */
  public boolean twoValued() {
    return upperShare != MANY_VALUES;
  }
}
