package dev.tarsier.job.image;

import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Faces drawn from ellipses: enough light and shade for a cascade to see a face in them. */
public final class PaintedFaces {
  private static final Scalar SKIN = new Scalar(150, 175, 215);
  private static final Scalar LIGHT = new Scalar(175, 200, 235);
  private static final Scalar SHADE = new Scalar(95, 115, 150);
  private static final Scalar DARK = new Scalar(30, 35, 45);
  private static final Scalar LIPS = new Scalar(80, 70, 140);

  private PaintedFaces() {}

  /** A PNG of a wall with one face in front of it. */
  public static byte[] portrait() {
    OpenCv.load();
    Mat image = wall(320, 240);
    paint(image, 150, 120, 90);
    return ImageFixture.encoded(image);
  }

  /** A PNG of the wall. */
  public static byte[] emptyWall() {
    OpenCv.load();
    return ImageFixture.encoded(wall(320, 240));
  }

  /** A plain wall. */
  static Mat wall(int width, int height) {
    return new Mat(height, width, CvType.CV_8UC3, new Scalar(120, 130, 125));
  }

  /** A face as wide as {@code size} pixels around a point. */
  static void paint(Mat image, int x, int y, int size) {
    oval(image, x, y - size * 0.08, size * 0.56, size * 0.74, DARK);
    oval(image, x, y + size * 0.05, size * 0.44, size * 0.60, SKIN);
    oval(image, x, y - size * 0.28, size * 0.34, size * 0.18, LIGHT);
    for (int side = -1; side <= 1; side += 2) {
      double eye = x + side * size * 0.19;
      oval(image, x + side * size * 0.22, y + size * 0.17, size * 0.13, size * 0.12, LIGHT);
      oval(image, eye, y - size * 0.06, size * 0.14, size * 0.085, SHADE);
      oval(image, eye, y - size * 0.15, size * 0.13, size * 0.03, DARK);
      oval(image, eye, y - size * 0.05, size * 0.085, size * 0.042, DARK);
      oval(image, x + side * size * 0.055, y + size * 0.20, size * 0.035, size * 0.02, SHADE);
    }
    oval(image, x, y + size * 0.06, size * 0.045, size * 0.14, LIGHT);
    oval(image, x, y + size * 0.36, size * 0.16, size * 0.045, LIPS);
    oval(image, x, y + size * 0.44, size * 0.10, size * 0.02, SHADE);
    double softness = size / 45.0;
    Imgproc.GaussianBlur(image, image, new Size(0, 0), softness);
  }

  private static void oval(
      Mat image, double x, double y, double halfWidth, double halfHeight, Scalar color) {
    Size axes = new Size(halfWidth, halfHeight);
    Imgproc.ellipse(image, new Point(x, y), axes, 0, 0, 360, color, -1, Imgproc.LINE_AA, 0);
  }
}
