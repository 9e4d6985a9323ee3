package dev.tarsier.job.speedtest;

import dev.tarsier.job.report.SpeedPoint;
import dev.tarsier.job.report.SpeedReport.Comparison;
import dev.tarsier.job.statistics.PairedRatio;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Points beside points that are alike in all but one thing. */
record Comparisons(List<SpeedPoint> measured) {
  /** Each format beside each one after it, over points that read the same images. */
  List<Comparison> formats(boolean decode) {
    List<String> formats = Tables.formats(measured);
    List<Comparison> comparisons = new ArrayList<>();
    for (int first = 0; first < formats.size(); first++) {
      for (int second = first + 1; second < formats.size(); second++) {
        formats(formats.get(first), formats.get(second), decode).ifPresent(comparisons::add);
      }
    }
    return comparisons;
  }

  /** Empty for fewer than two pairs. */
  Optional<Comparison> formats(String first, String second, boolean decode) {
    Map<String, SpeedPoint> ones = byGrid(first, decode);
    Map<String, SpeedPoint> others = byGrid(second, decode);
    ones.keySet().retainAll(others.keySet());
    return compared(
        first,
        second,
        decode,
        List.copyOf(ones.values()),
        ones.keySet().stream().map(others::get).toList());
  }

  private Map<String, SpeedPoint> byGrid(String format, boolean decode) {
    return Tables.only(measured, decode, point -> point.format().equals(format)).stream()
        .collect(
            Collectors.toMap(
                point -> point.batchSize() + "x" + point.batchCount() + "/" + point.repetition(),
                Function.identity(),
                (one, other) -> one,
                TreeMap::new));
  }

  /**
   * The larger batches beside the smaller ones of points that read as many images: so that it is
   * not the number of images that makes the difference. Empty for fewer than two pairs.
   */
  Optional<Comparison> batchSizes(boolean decode) {
    Map<String, List<SpeedPoint>> alike =
        Tables.only(measured, decode, point -> true).stream()
            .collect(
                Collectors.groupingBy(
                    point -> point.format() + point.wanted() + "/" + point.repetition(),
                    TreeMap::new,
                    Collectors.toList()));
    List<SpeedPoint> larger = new ArrayList<>();
    List<SpeedPoint> smaller = new ArrayList<>();
    Comparator<SpeedPoint> bySize = Comparator.comparingInt(SpeedPoint::batchSize);
    for (List<SpeedPoint> points : alike.values()) {
      if (points.size() > 1) {
        larger.add(points.stream().max(bySize).orElseThrow());
        smaller.add(points.stream().min(bySize).orElseThrow());
      }
    }
    return compared("larger batches", "smaller batches", decode, larger, smaller);
  }

  private static Optional<Comparison> compared(
      String first, String second, boolean decode, List<SpeedPoint> ones, List<SpeedPoint> others) {
    return PairedRatio.of(rates(ones), rates(others), Figures.CONFIDENCE)
        .map(
            ratio ->
                new Comparison(
                    first,
                    second,
                    decode,
                    ratio.pairs(),
                    ratio.ratio(),
                    List.of(ratio.interval().low(), ratio.interval().high()),
                    ratio.differ()));
  }

  private static double[] rates(List<SpeedPoint> points) {
    return points.stream().mapToDouble(SpeedPoint::imagesPerSecond).toArray();
  }
}
