package dev.tarsier.job.image;

import dev.tarsier.job.recipe.Encode;
import dev.tarsier.job.report.Thumbnail;
import java.util.Arrays;
import java.util.Base64;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Small pictures of an image before and after the recipe, for the report. */
final class Thumbnailer implements AutoCloseable {
  private static final int LONGEST_SIDE = 320;

  private final ImageEncoder encoder =
      new ImageEncoder(new Encode(Encode.Format.JPEG, false, -1, 80));
  private final Mat small = new Mat();

  /** Base64 of a JPEG. */
  String of(Mat image) {
    double scale = Math.min(1.0, (double) LONGEST_SIDE / Math.max(image.width(), image.height()));
    Size size =
        new Size(
            Math.max(1, Math.round(image.width() * scale)),
            Math.max(1, Math.round(image.height() * scale)));
    Imgproc.resize(image, small, size, 0, 0, Imgproc.INTER_AREA);
    int length = encoder.encode(small);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(encoder.buffer(), Math.max(0, length)));
  }

  static Thumbnail pair(String path, String before, String after) {
    return new Thumbnail(path, before, after, "image/jpeg");
  }

  @Override
  public void close() {
    small.release();
    encoder.close();
  }
}
