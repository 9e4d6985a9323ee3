package dev.tarsier.job.speedtest;

import dev.tarsier.job.report.RejectedImage;
import dev.tarsier.job.report.SpeedPoint;
import dev.tarsier.job.report.SpeedPoint.State;
import dev.tarsier.job.report.SpeedReport;
import dev.tarsier.job.request.Location;
import java.util.List;

/**
 * From points to what they say. Pure.
 *
 * @param folder of the results
 * @param parallel points that were measured at a time
 * @param left images that were left out of the sample
 * @param warmUp images that were read before
 */
record Figures(
    SpeedtestRequest request,
    Location folder,
    int parallel,
    PreparedSample sample,
    List<RejectedImage> left,
    long warmUp) {
  static final double CONFIDENCE = 0.95;

  /** Of images that were left out. */
  private static final int LISTED = 20;

  Analysis of(List<SpeedPoint> points) {
    List<SpeedPoint> measured = points.stream().filter(SpeedPoint::isMeasured).toList();
    List<Boolean> decode = request.grid().decode().stream().sorted().toList();
    List<Throughput> models =
        decode.stream().map(decoding -> Throughput.fit(measured, decoding)).toList();
    Comparisons comparisons = new Comparisons(measured);
    SpeedReport report =
        new SpeedReport(
            request.dataset(),
            request.name(),
            folder.uri(),
            request.grid().seed(),
            parallel,
            facts(),
            new SpeedReport.Points(
                measured.size(), count(points, State.FAILED), count(points, State.SKIPPED), warmUp),
            Caches.of(sample),
            decode.stream().flatMap(d -> Tables.of(measured, d).stream()).toList(),
            decode.stream().flatMap(d -> Tables.stages(measured, d).stream()).toList(),
            decode.stream().flatMap(d -> comparisons.formats(d).stream()).toList(),
            models.stream().map(Throughput::model).toList(),
            new Advisor(measured, sample, parallel).advice(),
            problems(points));
    return new Analysis(
        report, models.stream().flatMap(model -> model.residuals().stream()).toList());
  }

  private SpeedReport.Sample facts() {
    return new SpeedReport.Sample(
        sample.listed(),
        sample.images(),
        sample.bytes(),
        left.size(),
        sample.parts().size(),
        left.subList(0, Math.min(LISTED, left.size())));
  }

  private static int count(List<SpeedPoint> points, State state) {
    return (int) points.stream().filter(point -> point.state() == state).count();
  }

  private static List<String> problems(List<SpeedPoint> points) {
    return points.stream()
        .filter(point -> point.state() == State.FAILED)
        .map(point -> "Cannot measure " + point.name() + ": " + point.error())
        .toList();
  }
}
