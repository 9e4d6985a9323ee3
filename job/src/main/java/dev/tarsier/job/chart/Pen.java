package dev.tarsier.job.chart;

/**
 * What a picture is drawn with, whatever it becomes. Across, a place is a share of the width; down,
 * it is in pixels of a page.
 */
public interface Pen {
  /** What a line is for. */
  enum Stroke {
    GRID,
    JOINT,
    ERROR
  }

  /** What a text is for; its place is where it begins, its middle or its end. */
  enum Role {
    NAME,
    SCALE,
    MARK
  }

  void line(Stroke stroke, double x1, double y1, double x2, double y2);

  /** On the line of writing at {@code y}. */
  void text(Role role, double x, double y, String content);

  void dot(double x, double y);

  /** All that {@code shapes} draws has this colour. */
  void coloured(Colour colour, Runnable shapes);
}
