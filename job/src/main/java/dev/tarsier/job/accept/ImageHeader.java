package dev.tarsier.job.accept;

import dev.tarsier.job.recipe.Extent;
import dev.tarsier.job.request.ImageFormat;
import java.util.Objects;

/**
 * What the header of an accepted image says.
 *
 * <p>Of OpenCV 4.9, {@code imdecode} turns a JPEG or PNG by its orientation unless the flag {@code
 * IMREAD_IGNORE_ORIENTATION} is set, a TIFF always, and a WebP or BMP never.
 *
 * @param width in pixels as stored, before {@code orientation} is applied; at least 1
 * @param height in pixels as stored, before {@code orientation} is applied; at least 1
 * @param orientation the EXIF orientation, 1 to 8; 1 when the image holds none or an invalid one
 */
public record ImageHeader(ImageFormat format, int width, int height, int orientation) {
  public ImageHeader {
    Objects.requireNonNull(format, "format");
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("Invalid image size: " + width + "x" + height);
    }
    if (orientation < 1 || orientation > 8) {
      throw new IllegalArgumentException("Invalid orientation: " + orientation + " (use 1 to 8)");
    }
  }

  /** Width and height as stored, before {@code orientation} is applied. */
  public Extent extent() {
    return new Extent(width, height);
  }
}
