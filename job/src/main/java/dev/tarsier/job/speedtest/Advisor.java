package dev.tarsier.job.speedtest;

import dev.tarsier.job.chart.Numbers;
import dev.tarsier.job.report.SpeedPoint;
import dev.tarsier.job.report.SpeedReport.Advice;
import dev.tarsier.job.report.SpeedReport.Comparison;
import dev.tarsier.job.statistics.Fit;
import dev.tarsier.job.statistics.LeastSquares;
import dev.tarsier.job.statistics.Predictor;
import dev.tarsier.job.statistics.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Advice from the points, each with the measurement that it rests on; what they do not tell is not
 * said. Batch use is a pass over all images that decodes them; streaming use feeds encoded images
 * to whoever decodes them.
 *
 * @param parallel points that were measured at a time
 */
record Advisor(List<SpeedPoint> measured, PreparedSample sample, int parallel) {
  /** What opening may cost of the time. */
  private static final double OVERHEAD = 0.01;

  private static final double SIGNIFICANT = 0.05;

  /** What one piece of advice is about. */
  private record Use(String name, boolean decode, List<SpeedPoint> points) {
    String decoding() {
      return decode ? "with decoding" : "without decoding";
    }

    Advice advice(String topic, String sentence, String measurement) {
      return new Advice(name, topic, sentence, measurement);
    }
  }

  List<Advice> advice() {
    List<Advice> advice = new ArrayList<>();
    for (boolean decode : List.of(true, false)) {
      List<SpeedPoint> points = Tables.only(measured, decode, point -> true);
      if (!points.isEmpty()) {
        Use use = new Use(decode ? "batch" : "streaming", decode, points);
        String best = best(use);
        format(use, best).forEach(advice::add);
        shardSize(use).forEach(advice::add);
        disks(use, best).forEach(advice::add);
        partitions(use, best).forEach(advice::add);
        batchSize(use).forEach(advice::add);
      }
    }
    return advice;
  }

  /** The format with the highest geometric mean, which is what its comparisons are of. */
  private static String best(Use use) {
    return Tables.formats(use.points()).stream()
        .max(
            Comparator.comparingDouble(
                format ->
                    Tables.summary(of(use, format), p -> Math.log(p.imagesPerSecond())).mean()))
        .orElseThrow();
  }

  private static List<SpeedPoint> of(Use use, String format) {
    return use.points().stream().filter(point -> point.format().equals(format)).toList();
  }

  private Stream<Advice> format(Use use, String best) {
    List<Comparison> others =
        Tables.formats(use.points()).stream()
            .filter(other -> !other.equals(best))
            .flatMap(other -> new Comparisons(measured).formats(best, other, use.decode()).stream())
            .toList();
    if (others.isEmpty()) {
      return Stream.empty();
    }
    List<String> slower =
        others.stream()
            .filter(it -> it.differ() && it.ratio() > 1)
            .map(Comparison::second)
            .toList();
    List<String> alike =
        others.stream().map(Comparison::second).filter(it -> !slower.contains(it)).toList();
    return Stream.of(
        use.advice(
            "format",
            formatSentence(best, slower, alike),
            String.join("; ", others.stream().map(Advisor::described).toList())
                + " ("
                + use.decoding()
                + ")"));
  }

  private static String formatSentence(String best, List<String> slower, List<String> alike) {
    String undecided =
        alike.isEmpty()
            ? ""
            : "no difference could be told between " + best + " and " + String.join(" or ", alike);
    if (slower.isEmpty()) {
      return "Choose the format by other reasons than speed: " + undecided + ".";
    }
    return "Take "
        + best
        + " rather than "
        + String.join(" or ", slower)
        + (undecided.isEmpty() ? "." : "; " + undecided + ".");
  }

  private static String described(Comparison it) {
    return "%s gave %s times the images/s of %s (95%%: %s to %s, %d pairs)"
        .formatted(
            it.first(),
            Numbers.fixed(it.ratio(), 2),
            it.second(),
            Numbers.fixed(it.interval().get(0), 2),
            Numbers.fixed(it.interval().get(1), 2),
            it.pairs());
  }

  private Stream<Advice> shardSize(Use use) {
    List<SpeedPoint> archives =
        use.points().stream()
            .filter(point -> !point.format().equals(SpeedFormat.RAW.keyword()))
            .toList();
    if (archives.size() < 2) {
      return Stream.empty();
    }
    Summary open = Tables.summary(archives, point -> point.stages().open() / point.requests());
    double seconds =
        archives.stream().mapToDouble(p -> p.stages().read() + p.stages().unpack()).sum();
    double rate = archives.stream().mapToLong(SpeedPoint::bytes).sum() / seconds;
    double enough = open.mean() * rate * (1 - OVERHEAD) / OVERHEAD;
    return Stream.of(
        use.advice(
            "shardSize",
            "Shards of %s or more keep opening them below 1%% of the time that reading them takes."
                .formatted(Numbers.bytes((long) Math.ceil(enough))),
            "opening a shard took %s ms (95%%: %s), and one core took %s MB/s out of it; the shards that were read have %s on average"
                .formatted(
                    Numbers.significant(open.mean() * 1000),
                    range(open, 1000),
                    Numbers.significant(rate / 1e6),
                    Numbers.bytes(sample.bytes() / sample.parts().size()))));
  }

  private static String range(Summary summary, double factor) {
    List<Double> ends = Tables.ends(summary);
    return ends.isEmpty()
        ? "not known from one point"
        : Numbers.significant(Math.max(0, ends.get(0)) * factor)
            + " to "
            + Numbers.significant(ends.get(1) * factor);
  }

  private Stream<Advice> disks(Use use, String best) {
    List<SpeedPoint> points = of(use, best);
    if (points.size() < 2) {
      return Stream.empty();
    }
    Summary rate = Tables.summary(points, SpeedPoint::megabytesPerSecond);
    Summary waiting =
        Tables.summary(points, p -> (p.stages().open() + p.stages().read()) / p.seconds());
    return Stream.of(
        use.advice(
            "disks",
            "Disks or a network that give a node %s MB/s for each of its cores are enough; only below that faster or more disks help, and above it more cores or nodes do."
                .formatted(Numbers.significant(rate.mean())),
            "one core took %s MB/s of %s %s (95%%: %s), and spent %s of its time on opening and reading (95%%: %s %%)%s"
                .formatted(
                    Numbers.significant(rate.mean()),
                    best,
                    use.decoding(),
                    range(rate, 1),
                    Numbers.share(waiting.mean(), 1),
                    range(waiting, 100),
                    sample.shards().scheme().equals("file")
                        ? "; memory held the sample, so the disk's own speed is not known"
                        : "")));
  }

  /** Seconds of a point as a fixed part and one for each image. */
  private Stream<Advice> partitions(Use use, String best) {
    List<SpeedPoint> points = of(use, best);
    Fit fit =
        LeastSquares.fit(
            List.of(
                Predictor.of(
                    "images", points.stream().map(point -> (double) point.images()).toList())),
            points.stream().mapToDouble(SpeedPoint::seconds).toArray());
    if (!(fit instanceof Fit.Fitted fitted) || fitted.coefficients().size() < 2) {
      return Stream.empty();
    }
    Fit.Coefficient fixed = fitted.coefficients().get(0);
    double perImage = fitted.coefficients().get(1).value();
    String measurement =
        "seconds of %d points of %s %s over their images: %s ms fixed (standard error %s ms) and %s ms an image; Spark's own start of a task is not in it"
            .formatted(
                points.size(),
                best,
                use.decoding(),
                signed(fixed.value() * 1000),
                Numbers.significant(fixed.standardError() * 1000),
                signed(perImage * 1000));
    if (!(fixed.value() > 0 && fixed.p() < SIGNIFICANT && perImage > 0)) {
      return Stream.of(
          use.advice(
              "partitions",
              "No fixed cost of a piece of work could be told: these numbers set no lower limit to the images of a partition.",
              measurement));
    }
    long enough = (long) Math.ceil(fixed.value() / perImage * (1 - OVERHEAD) / OVERHEAD);
    return Stream.of(
        use.advice(
            "partitions",
            "Give a partition %s or more: then what each costs by itself is below 1%% of its time."
                .formatted(Numbers.count(enough, "image")),
            measurement));
  }

  private static String signed(double value) {
    return (value < 0 ? "-" : "") + Numbers.significant(Math.abs(value));
  }

  private Stream<Advice> batchSize(Use use) {
    return new Comparisons(measured)
        .batchSizes(use.decode()).stream()
            .map(
                it ->
                    use.advice(
                        "batchSize",
                        batchSentence(it),
                        described(it)
                            + " with as many images read, batches of "
                            + sizes(use)
                            + " ("
                            + use.decoding()
                            + ")"));
  }

  private static String batchSentence(Comparison it) {
    if (!it.differ()) {
      return "Choose the batch size by memory: no difference could be told between larger and"
          + " smaller batches.";
    }
    return it.ratio() > 1
        ? "Take larger batches rather than smaller ones, as far as memory allows."
        : "Take smaller batches rather than larger ones.";
  }

  private static String sizes(Use use) {
    int[] sizes = use.points().stream().mapToInt(SpeedPoint::batchSize).sorted().toArray();
    return sizes[0] + " to " + sizes[sizes.length - 1];
  }
}
