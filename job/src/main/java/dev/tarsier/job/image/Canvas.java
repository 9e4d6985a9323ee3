package dev.tarsier.job.image;

import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/**
 * A white sheet for figures. OpenCV draws it, whose letters are in its own code: a cluster's nodes
 * have no fonts. Places are in pixels, colours red, green and blue of eight bits each.
 */
public final class Canvas implements AutoCloseable {
  private static final int FONT = Imgproc.FONT_HERSHEY_DUPLEX;

  /** Of a capital letter at the font's scale 1. */
  private static final double FONT_PIXELS = 21;

  /** OpenCV takes places with so many bits behind the point. */
  private static final int SHIFT = 4;

  private final Mat sheet;

  /** A size that is no size at all is OpenCV's to refuse. */
  public Canvas(int width, int height) {
    OpenCv.load();
    sheet = new Mat(new Size(width, height), CvType.CV_8UC3, new Scalar(255, 255, 255));
  }

  public void line(int colour, int thickness, double x1, double y1, double x2, double y2) {
    Imgproc.line(
        sheet, place(x1, y1), place(x2, y2), scalar(colour), thickness, Imgproc.LINE_AA, SHIFT);
  }

  public void dot(int colour, double radius, double x, double y) {
    int scaled = (int) Math.round(radius * (1 << SHIFT));
    Imgproc.circle(
        sheet, place(x, y), scaled, scalar(colour), Imgproc.FILLED, Imgproc.LINE_AA, SHIFT);
  }

  /**
   * Writes on a line. What is not ASCII becomes a question mark.
   *
   * @param pixels height of a capital letter
   * @param before the share of the text that stands left of {@code x}: 0, 0.5 or 1
   */
  public void text(int colour, double pixels, double before, double x, double y, String content) {
    double scale = pixels / FONT_PIXELS;
    double width = Imgproc.getTextSize(content, FONT, scale, 1, new int[1]).width;
    Point left = new Point(Math.round(x - before * width), Math.round(y));
    Imgproc.putText(sheet, content, left, FONT, scale, scalar(colour), 1, Imgproc.LINE_AA, false);
  }

  private static Point place(double x, double y) {
    return new Point(Math.round(x * (1 << SHIFT)), Math.round(y * (1 << SHIFT)));
  }

  private static Scalar scalar(int colour) {
    return new Scalar(colour & 0xff, colour >> 8 & 0xff, colour >> 16 & 0xff);
  }

  /** Of what has been drawn so far. */
  public byte[] png() {
    MatOfInt parameters = new MatOfInt(Imgcodecs.IMWRITE_PNG_COMPRESSION, 9);
    MatOfByte bytes = new MatOfByte();
    try {
      if (!Imgcodecs.imencode(".png", sheet, bytes, parameters)) {
        throw new IllegalStateException("Cannot encode a figure of " + sheet.size());
      }
      return bytes.toArray();
    } finally {
      bytes.release();
      parameters.release();
    }
  }

  @Override
  public void close() {
    sheet.release();
  }
}
