package dev.tarsier.job.speedtest;

import dev.tarsier.job.chart.Colour;
import dev.tarsier.job.chart.Pen;
import dev.tarsier.job.chart.Sheet;
import dev.tarsier.job.image.Canvas;

/**
 * Figures as PNG for slides and papers: on white, with title and keys, at twice a page's pixels.
 */
final class PngPainter implements Sheet.Painter {
  private static final int SCALE = 2;
  private static final int WIDTH = 704;

  /** For the title and, below it, the keys. */
  private static final int HEAD = 64;

  private static final int INK = 0x20242b;
  private static final int QUIET = 0x5b6472;
  private static final int RULE = 0xdfe3e8;

  @Override
  public byte[] png(Sheet sheet) {
    try (Canvas canvas = new Canvas(SCALE * WIDTH, SCALE * (HEAD + sheet.height()))) {
      canvas.text(INK, SCALE * 11, 0, SCALE * 16, SCALE * 26, sheet.title());
      keys(canvas, sheet);
      sheet.shapes().accept(new CanvasPen(canvas));
      return canvas.png();
    }
  }

  private static void keys(Canvas canvas, Sheet sheet) {
    double x = 22;
    for (Sheet.Key key : sheet.keys()) {
      canvas.dot(key.colour().light(), SCALE * 4.5, SCALE * x, SCALE * 46);
      canvas.text(QUIET, SCALE * 9, 0, SCALE * (x + 10), SCALE * 50, key.name());
      x += 40 + 9 * key.name().length();
    }
  }

  /** From a page's places to the canvas'. */
  private static final class CanvasPen implements Pen {
    private final Canvas canvas;
    private int colour = INK;

    private CanvasPen(Canvas canvas) {
      this.canvas = canvas;
    }

    @Override
    public void line(Stroke stroke, double x1, double y1, double x2, double y2) {
      int ink = stroke == Stroke.GRID ? RULE : colour;
      int thickness = stroke == Stroke.GRID ? 1 : stroke == Stroke.JOINT ? 3 : 2;
      canvas.line(ink, thickness, x(x1), y(y1), x(x2), y(y2));
    }

    @Override
    public void text(Role role, double x, double y, String content) {
      int ink = role == Role.NAME ? INK : QUIET;
      double before =
          switch (role) {
            case NAME -> 0;
            case SCALE -> 0.5;
            case MARK -> 1;
          };
      canvas.text(ink, SCALE * 8.5, before, x(x), y(y), content);
    }

    @Override
    public void dot(double x, double y) {
      canvas.dot(colour, SCALE * 3.5, x(x), y(y));
    }

    @Override
    public void coloured(Colour next, Runnable shapes) {
      colour = next.light();
      shapes.run();
      colour = INK;
    }

    private static double x(double share) {
      return SCALE * WIDTH * share;
    }

    private static double y(double pixels) {
      return SCALE * (HEAD + pixels);
    }
  }
}
