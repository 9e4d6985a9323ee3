package dev.tarsier.job.image;

import dev.tarsier.job.recipe.Extent;
import org.opencv.core.Mat;

/**
 * What is known of an image beside its pixels: where they lie on the source. Operations that move
 * pixels keep it true. One an image; used by one thread.
 */
public final class ImageContext {
  private final Extent source;
  private boolean reduced;
  private double scaleX;
  private double scaleY;
  private double left;
  private double top;

  /** {@code decoded}: what the decoder made of {@code source}, perhaps smaller. */
  ImageContext(Extent source, Extent decoded) {
    this.source = source;
    this.reduced = !source.equals(decoded);
    this.scaleX = (double) source.width() / decoded.width();
    this.scaleY = (double) source.height() / decoded.height();
  }

  /**
   * Width and height that a first resize has to go by: those of the source when the decoder has
   * made the image smaller already.
   */
  Extent extent(Mat image) {
    return reduced ? source : new Extent(image.width(), image.height());
  }

  /** The image has been scaled from one size to another. */
  public void resized(Extent from, Extent to) {
    reduced = false;
    scaleX *= (double) from.width() / to.width();
    scaleY *= (double) from.height() / to.height();
  }

  /** The image's corner has been moved right and down by pixels: a border moves it less than 0. */
  public void moved(int right, int down) {
    left += right * scaleX;
    top += down * scaleY;
  }

  /**
   * Where on the upright source, in its pixels, the left edge of the image's column {@code x} is.
   */
  public double sourceX(double x) {
    return left + x * scaleX;
  }

  /** Where on the upright source the upper edge of the image's row {@code y} is. */
  public double sourceY(double y) {
    return top + y * scaleY;
  }
}
