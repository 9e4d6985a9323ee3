package dev.tarsier.job.image;

import dev.tarsier.job.recipe.Encode;
import java.util.Arrays;
import java.util.Base64;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Pictures of images, no larger than a page can bear. Used by one thread. */
final class PictureMaker implements AutoCloseable {
  /** A picture of two values is small however large it is, and thin lines die when it shrinks. */
  private static final int LONGEST_SIDE_TWO_VALUED = 4096;

  /** Below this, a lossless picture costs nothing. */
  private static final long SMALL_PIXELS = 1 << 16;

  private final int longestSide;
  private final ImageEncoder jpeg = new ImageEncoder(new Encode(Encode.Format.JPEG, false, -1, 90));
  private final ImageEncoder png = new ImageEncoder(new Encode(Encode.Format.PNG, false, 1, 95));
  private final ImageEncoder bilevel =
      new ImageEncoder(new Encode(Encode.Format.PNG, true, -1, 95));
  private final Mat small = new Mat();

  /** {@code longestSide} in pixels. */
  PictureMaker(int longestSide) {
    this.longestSide = longestSide;
  }

  Picture of(Mat image, PixelFacts facts) {
    int limit = facts.twoValued() ? Math.max(longestSide, LONGEST_SIDE_TWO_VALUED) : longestSide;
    Mat shown = shrunk(image, limit);
    boolean whole = shown == image;
    boolean lossless = facts.twoValued() || (whole && shown.total() <= SMALL_PIXELS);
    ImageEncoder encoder = facts.blackAndWhite() && whole ? bilevel : lossless ? png : jpeg;
    int length = Math.max(0, encoder.encode(shown));
    return new Picture(
        lossless ? "image/png" : "image/jpeg",
        Base64.getEncoder().encodeToString(Arrays.copyOf(encoder.buffer(), length)),
        shown.width(),
        shown.height(),
        lossless);
  }

  private Mat shrunk(Mat image, int limit) {
    double scale = (double) limit / Math.max(image.width(), image.height());
    if (scale >= 1) {
      return image;
    }
    Size size =
        new Size(
            Math.max(1, Math.round(image.width() * scale)),
            Math.max(1, Math.round(image.height() * scale)));
    Imgproc.resize(image, small, size, 0, 0, Imgproc.INTER_AREA);
    return small;
  }

  @Override
  public void close() {
    small.release();
    jpeg.close();
    png.close();
    bilevel.close();
  }
}
