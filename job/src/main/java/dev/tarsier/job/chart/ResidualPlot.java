package dev.tarsier.job.chart;

import java.util.List;

/** What a regression leaves, over what it says. */
public final class ResidualPlot {
  private ResidualPlot() {}

  /** Of the model with or without decoding, in images a second. */
  public record Residuals(boolean decode, List<Point> points) {
    public Residuals {
      points = List.copyOf(points);
    }
  }

  /** One measurement. */
  public record Point(String format, double fitted, double residual) {}

  static Plot of(Residuals residuals) {
    List<Plot.Series> series =
        residuals.points().stream()
            .map(Point::format)
            .distinct()
            .sorted()
            .map(
                format ->
                    new Plot.Series(
                        format,
                        SpeedPage.colour(format),
                        false,
                        residuals.points().stream()
                            .filter(point -> point.format().equals(format))
                            .map(point -> Plot.Mark.of(point.fitted(), point.residual()))
                            .toList()))
            .toList();
    return Plot.linear(
        new Plot.Words(
            "residuals-" + residuals.decode(),
            "Residuals over fitted values, " + SpeedPage.decoding(residuals.decode()),
            "fitted images/s",
            "measured less fitted, images/s"),
        series);
  }
}
