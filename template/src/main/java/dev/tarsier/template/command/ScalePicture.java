package dev.tarsier.template.command;

import dev.tarsier.job.report.StageSeconds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/** Time, speed-up and cost of local runs, where their time went, and what their size does. */
final class ScalePicture {
  private static final List<String> STAGES =
      List.of("list", "read", "decode", "operate", "encode", "write");

  private final List<ScaleResult> results;
  private final ScaleResult largest;
  private final Svg svg;

  private ScalePicture(List<ScaleResult> results) {
    this.results = results;
    this.largest = results.get(results.size() - 1);
    this.svg = Frame.picture("What more cores are worth", results.size() > 1 ? 7 : 5);
  }

  static String of(List<ScaleResult> results) {
    return new ScalePicture(results).draw();
  }

  private String draw() {
    runtime(Frame.number(0));
    speedup(Frame.number(1));
    cost(Frame.number(2));
    stages(Frame.number(3));
    utilisation(Frame.number(4));
    if (results.size() > 1) {
      Chart.Words time = new Chart.Words("Runtime by size", "images", "seconds");
      bySize(Frame.number(5), time, ScaleResult.Row::seconds);
      Chart.Words speed = new Chart.Words("Throughput by size", "images", "images a second");
      bySize(Frame.number(6), speed, ScaleResult.Row::imagesPerSecond);
    }
    return svg.raw("</svg>\n").toString();
  }

  private void runtime(Frame frame) {
    ScaleResult.Row first = largest.rows().get(0);
    List<Chart.Series> series = new ArrayList<>();
    series.add(curve("perfect", "perfect (dashed)", c -> first.seconds() * first.cores() / c));
    largest.amdahl().ifPresent(law -> series.add(amdahl(law::seconds)));
    largest
        .model()
        .ifPresent(
            model ->
                series.add(
                    curve(
                        "model",
                        "the model (dotted)",
                        c -> model.seconds((int) Math.round(c)).middle())));
    for (int i = 0; i < results.size(); i++) {
      List<Chart.Point> points = new ArrayList<>();
      for (ScaleResult.Row row : results.get(i).rows()) {
        points.add(
            new Chart.Point(row.cores(), row.seconds(), row.fastest(), row.slowest(), title(row)));
      }
      series.add(new Chart.Series(kind(i), size(results.get(i)), true, points));
    }
    Chart.draw(svg, frame, new Chart.Words("Runtime", "cores", "seconds"), series);
  }

  private void speedup(Frame frame) {
    double fewest = largest.rows().get(0).cores();
    List<Chart.Series> series = new ArrayList<>();
    series.add(curve("perfect", "perfect (dashed)", c -> c / fewest));
    largest
        .amdahl()
        .ifPresent(law -> series.add(amdahl(c -> law.seconds(fewest) / law.seconds(c))));
    for (int i = 0; i < results.size(); i++) {
      ScaleResult result = results.get(i);
      List<Chart.Point> points = new ArrayList<>();
      for (ScaleResult.Row row : result.rows()) {
        points.add(Chart.Point.of(row.cores(), result.speedup(row), title(row)));
      }
      series.add(new Chart.Series(kind(i), size(result), true, points));
    }
    Chart.draw(svg, frame, new Chart.Words("Speed-up", "cores", "times the fewest"), series);
  }

  private Chart.Series amdahl(DoubleUnaryOperator of) {
    return curve("amdahl", "Amdahl's law (dash and dot)", of);
  }

  private void cost(Frame frame) {
    List<Chart.Series> series = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      List<Chart.Point> points = new ArrayList<>();
      for (ScaleResult.Row row : results.get(i).rows()) {
        points.add(Chart.Point.of(row.seconds(), row.coreSecondsPerImage(), title(row)));
      }
      series.add(new Chart.Series(kind(i), size(results.get(i)), true, points));
    }
    Chart.Words words = new Chart.Words("Cost against runtime", "seconds", "core seconds an image");
    Chart.draw(svg, frame, words, series);
  }

  private void bySize(Frame frame, Chart.Words words, ToDoubleFunction<ScaleResult.Row> of) {
    List<Chart.Series> series = new ArrayList<>();
    for (int i = 0; i < largest.rows().size(); i++) {
      List<Chart.Point> points = new ArrayList<>();
      for (ScaleResult result : results) {
        ScaleResult.Row row = result.rows().get(i);
        points.add(Chart.Point.of((double) result.images(), of.applyAsDouble(row), title(row)));
      }
      series.add(new Chart.Series(kind(i), cores(largest.rows().get(i)), true, points));
    }
    Chart.draw(svg, frame, words, series);
  }

  private void stages(Frame frame) {
    List<ShareBars.Bar> bars = new ArrayList<>();
    for (ScaleResult.Row row : largest.rows()) {
      StageSeconds s = row.median().stages();
      double total = s.total() > 0 ? s.total() : 1;
      List<Double> parts =
          List.of(
              s.list() / total,
              s.read() / total,
              s.decode() / total,
              s.operate() / total,
              s.encode() / total,
              s.write() / total);
      bars.add(new ShareBars.Bar(cores(row), parts));
    }
    ShareBars.draw(svg, frame, "Where the stages' core seconds went", STAGES, bars);
  }

  private void utilisation(Frame frame) {
    List<ShareBars.Bar> bars = new ArrayList<>();
    for (ScaleResult.Row row : largest.rows()) {
      Utilisation did = row.utilisation();
      List<Double> parts = List.of(did.busy(), did.readWait(), did.writeWait(), did.rest());
      bars.add(new ShareBars.Bar(cores(row), parts));
    }
    List<String> names = List.of("busy", "read wait", "write wait", "rest");
    ShareBars.draw(svg, frame, "What the cores did", names, bars);
  }

  /** From the fewest cores to twice the most. */
  private Chart.Series curve(String kind, String name, DoubleUnaryOperator of) {
    double most = largest.rows().get(largest.rows().size() - 1).cores() * 2.0;
    List<Chart.Point> points = new ArrayList<>();
    for (double count = largest.rows().get(0).cores(); count <= most; count *= 2) {
      points.add(Chart.Point.of(count, of.applyAsDouble(count), ""));
    }
    return new Chart.Series(kind, name, false, points);
  }

  private String size(ScaleResult result) {
    return results.size() > 1 ? "size " + result.size().name() : "measured";
  }

  private static String cores(ScaleResult.Row row) {
    return row.cores() == 1 ? "1 core" : row.cores() + " cores";
  }

  private static String title(ScaleResult.Row row) {
    return cores(row)
        + ": "
        + Amounts.number(row.seconds(), 2)
        + " s, "
        + Amounts.number(row.imagesPerSecond(), 1)
        + " images/s";
  }

  /** Six colours, then again. */
  private static String kind(int index) {
    return "c" + index % 6;
  }
}
