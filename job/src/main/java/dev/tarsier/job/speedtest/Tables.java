package dev.tarsier.job.speedtest;

import dev.tarsier.job.report.SpeedPoint;
import dev.tarsier.job.report.SpeedReport.Breakdown;
import dev.tarsier.job.report.SpeedReport.Row;
import dev.tarsier.job.report.SpeedReport.Table;
import dev.tarsier.job.statistics.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/** Throughput by one parameter at a time. */
final class Tables {
  private Tables() {}

  static List<Table> of(List<SpeedPoint> measured, boolean decode) {
    return List.of(
        table("format", measured, decode, point -> 0),
        table("batchSize", measured, decode, SpeedPoint::batchSize),
        table("batchCount", measured, decode, SpeedPoint::batchCount),
        table("images", measured, decode, SpeedPoint::wanted));
  }

  private static Table table(
      String parameter,
      List<SpeedPoint> measured,
      boolean decode,
      ToIntFunction<SpeedPoint> value) {
    List<Row> rows = new ArrayList<>();
    for (String format : formats(measured)) {
      List<SpeedPoint> own = only(measured, decode, point -> point.format().equals(format));
      for (int each : own.stream().mapToInt(value).distinct().sorted().toArray()) {
        rows.add(row(format, each, only(own, decode, point -> value.applyAsInt(point) == each)));
      }
    }
    return new Table(parameter, decode, rows);
  }

  /** In the order of {@link SpeedFormat}. */
  static List<String> formats(List<SpeedPoint> measured) {
    return List.of(SpeedFormat.values()).stream()
        .map(SpeedFormat::keyword)
        .filter(format -> measured.stream().anyMatch(point -> point.format().equals(format)))
        .toList();
  }

  static List<SpeedPoint> only(
      List<SpeedPoint> points, boolean decode, Predicate<SpeedPoint> wanted) {
    return points.stream().filter(point -> point.decode() == decode).filter(wanted).toList();
  }

  private static Row row(String format, int value, List<SpeedPoint> points) {
    Summary images = summary(points, SpeedPoint::imagesPerSecond);
    return new Row(
        format,
        value,
        images.count(),
        images.mean(),
        images.median(),
        ends(images),
        summary(points, SpeedPoint::megabytesPerSecond).mean(),
        summary(points, SpeedPoint::requestsPerSecond).mean());
  }

  static Summary summary(List<SpeedPoint> points, ToDoubleFunction<SpeedPoint> number) {
    return Summary.of(points.stream().mapToDouble(number).toArray());
  }

  /** The interval's two ends; none for a single measurement. */
  static List<Double> ends(Summary summary) {
    return summary
        .interval(Figures.CONFIDENCE)
        .map(ends -> List.of(ends.low(), ends.high()))
        .orElse(List.of());
  }

  static List<Breakdown> stages(List<SpeedPoint> measured, boolean decode) {
    List<Breakdown> stages = new ArrayList<>();
    for (String format : formats(measured)) {
      List<SpeedPoint> own = only(measured, decode, point -> point.format().equals(format));
      if (!own.isEmpty()) {
        stages.add(
            new Breakdown(
                format,
                decode,
                milliseconds(own, SpeedPoint.Stages::open),
                milliseconds(own, SpeedPoint.Stages::read),
                milliseconds(own, SpeedPoint.Stages::unpack),
                milliseconds(own, SpeedPoint.Stages::decode)));
      }
    }
    return stages;
  }

  /** For an image. */
  private static double milliseconds(
      List<SpeedPoint> points, ToDoubleFunction<SpeedPoint.Stages> stage) {
    double seconds = points.stream().mapToDouble(p -> stage.applyAsDouble(p.stages())).sum();
    return 1000 * seconds / points.stream().mapToLong(SpeedPoint::images).sum();
  }
}
