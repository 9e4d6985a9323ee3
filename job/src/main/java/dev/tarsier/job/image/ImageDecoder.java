package dev.tarsier.job.image;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgcodecs.Imgcodecs;

/** Encoded bytes to an upright 8-bit BGR image. Used by one thread. */
final class ImageDecoder implements AutoCloseable {
  private static final int MINIMUM_CAPACITY = 1 << 20;

  private Mat input = new Mat();
  private Mat decoded = new Mat();
  private final Mat upright = new Mat();

  /**
   * The image, valid until the next call; empty where OpenCV refuses the bytes.
   *
   * @param orientation EXIF's, 1 to 8 (EXIF 2.32, tag 274). It is applied here and not by OpenCV,
   *     which reads it from some formats only
   * @param reduction 1, 2, 4 or 8: by how much width and height are divided, the rest rounded up.
   *     Only of a JPEG is that less work than a resize
   */
  Mat decode(byte[] bytes, int length, int orientation, int reduction) {
    decoded.release();
    if (input.cols() < length) {
      input.release();
      input = new Mat(1, Math.max(MINIMUM_CAPACITY, length + length / 4), CvType.CV_8UC1);
    }
    input.put(0, 0, bytes, 0, length);
    Mat view = input.colRange(0, length);
    decoded = Imgcodecs.imdecode(view, flags(reduction));
    view.release();
    return decoded.empty() ? decoded : upright(orientation);
  }

  private static int flags(int reduction) {
    int color =
        switch (reduction) {
          case 2 -> Imgcodecs.IMREAD_REDUCED_COLOR_2;
          case 4 -> Imgcodecs.IMREAD_REDUCED_COLOR_4;
          case 8 -> Imgcodecs.IMREAD_REDUCED_COLOR_8;
          default -> Imgcodecs.IMREAD_COLOR;
        };
    return color | Imgcodecs.IMREAD_IGNORE_ORIENTATION;
  }

  private Mat upright(int orientation) {
    switch (orientation) {
      case 2 -> Core.flip(decoded, upright, 1);
      case 3 -> Core.rotate(decoded, upright, Core.ROTATE_180);
      case 4 -> Core.flip(decoded, upright, 0);
      case 5 -> Core.transpose(decoded, upright);
      case 6 -> Core.rotate(decoded, upright, Core.ROTATE_90_CLOCKWISE);
      case 7 -> {
        Core.rotate(decoded, upright, Core.ROTATE_180);
        Core.transpose(upright, decoded);
        return decoded;
      }
      case 8 -> Core.rotate(decoded, upright, Core.ROTATE_90_COUNTERCLOCKWISE);
      default -> {
        return decoded;
      }
    }
    return upright;
  }

  @Override
  public void close() {
    input.release();
    decoded.release();
    upright.release();
  }
}
