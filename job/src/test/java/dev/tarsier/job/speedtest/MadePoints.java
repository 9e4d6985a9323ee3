package dev.tarsier.job.speedtest;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.RejectedImage;
import dev.tarsier.job.report.SpeedPoint;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.source.SourceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Points of a machine that is known: milliseconds an image for each format, and some noise. */
final class MadePoints {
  private static final int IMAGE_BYTES = 100_000;

  private MadePoints() {}

  static SpeedtestRequest request(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--dataset",
                "eyes",
                "--name",
                "one",
                "--input",
                "file:/in",
                "--output",
                "file:/out",
                "--repetitions",
                "3"));
    Collections.addAll(arguments, more);
    return SpeedtestRequest.parse(arguments);
  }

  /**
   * @param milliseconds an image takes by format, without decoding; which takes 5 more
   * @param fixed milliseconds of a point
   * @param noise share by which a point's time differs, at most
   */
  static List<SpeedPoint> of(Map<String, Double> milliseconds, double fixed, double noise) {
    SplittableRandom random = new SplittableRandom(5);
    List<SpeedPoint> points = new ArrayList<>();
    for (GridPoint point : request().grid().points()) {
      double each = milliseconds.get(point.format().keyword());
      double factor = 1 + noise * (2 * random.nextDouble() - 1);
      double decode = point.decode() ? 5 * point.images() * factor / 1000 : 0;
      double read = (each * point.images() + fixed) * factor / 1000;
      points.add(
          point.measured(
              IMAGE_BYTES * point.images() + 10_000L * random.nextInt(10),
              point.format() == SpeedFormat.RAW ? point.images() : 2,
              read + decode,
              new SpeedPoint.Stages(read * 0.25, read * 0.5, read * 0.25, decode)));
    }
    return points;
  }

  static PreparedSample sample() {
    List<SourceFile> files = Collections.nCopies(192, new SourceFile("a.jpg", IMAGE_BYTES, 0));
    FileRecord shard = new FileRecord("s", 19_200_000, 192, "00000000");
    Location out = new Location("file:/out");
    return new PreparedSample(
        400, new Location("file:/in"), out, List.of(new Part(files, shard, shard)));
  }

  static Analysis analysis(List<SpeedPoint> points, String... more) {
    return analysis(points, List.of(), more);
  }

  static Analysis analysis(List<SpeedPoint> points, List<RejectedImage> left, String... more) {
    Location folder = new Location("file:/out/speedtest/one");
    return new Figures(request(more), folder, 2, sample(), left, 576).of(points);
  }
}
