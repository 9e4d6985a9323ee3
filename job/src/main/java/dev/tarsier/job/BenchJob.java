package dev.tarsier.job;

import dev.tarsier.job.bench.Bench;
import dev.tarsier.job.bench.BenchRequest;
import dev.tarsier.job.bench.BenchResultParser;
import dev.tarsier.job.chart.LatencyPage;
import dev.tarsier.job.pipeline.EventSink;
import dev.tarsier.job.report.ProgressEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.api.java.JavaSparkContext;

/** Measures what a core can do here; the last line on standard output is the result as JSON. */
public final class BenchJob {
  private BenchJob() {}

  public static void main(String[] args) {
    SparkMain main = new SparkMain();
    main.run(
        "tarsier bench",
        args,
        BenchRequest::parse,
        (spark, request, events) -> main.print(measured(spark, request, events)));
  }

  private static String measured(JavaSparkContext spark, BenchRequest request, EventSink events)
      throws IOException {
    // The runs' own ends are not the bench's.
    EventSink progress =
        event -> {
          if (event instanceof ProgressEvent.Advanced) {
            events.accept(event);
          }
        };
    Bench.Result result = new Bench(spark, request, progress).run();
    if (!request.curve().page().isEmpty()) {
      Files.writeString(Path.of(request.curve().page()), page(result));
    }
    return BenchResultParser.format(result);
  }

  private static String page(Bench.Result result) {
    double alone = result.median().job().imagesPerSecond();
    return LatencyPage.render(
        result.delayed().stream()
            .map(
                delayed ->
                    new LatencyPage.Point(
                        delayed.millis(),
                        delayed.job().imagesPerSecond(),
                        delayed.job().imagesPerSecond() / alone))
            .toList());
  }
}
