package dev.tarsier.template.tune;

import java.util.List;
import java.util.Optional;

/**
 * A runtime as a part that more machines do not shorten and one that they share (Amdahl, AFIPS
 * 1967).
 *
 * @param serialSeconds 0 and more
 * @param parallelSeconds of one machine, 0 and more
 */
public record Amdahl(double serialSeconds, double parallelSeconds) {

  /** By least squares; empty where only one number of machines was measured. */
  public static Optional<Amdahl> fit(List<MeasuredRun> runs) {
    if (runs.stream().map(run -> run.configuration().machines()).distinct().count() < 2) {
      return Optional.empty();
    }
    double meanShare = runs.stream().mapToDouble(Amdahl::share).average().orElseThrow();
    double meanSeconds = runs.stream().mapToDouble(MeasuredRun::seconds).average().orElseThrow();
    double products = 0;
    double squares = 0;
    for (MeasuredRun run : runs) {
      products += (share(run) - meanShare) * (run.seconds() - meanSeconds);
      squares += (share(run) - meanShare) * (share(run) - meanShare);
    }
    double parallel = Math.max(0, products / squares);
    double serial = meanSeconds - parallel * meanShare;
    return Optional.of(serial < 0 ? allParallel(runs) : new Amdahl(serial, parallel));
  }

  private static Amdahl allParallel(List<MeasuredRun> runs) {
    double products = runs.stream().mapToDouble(run -> share(run) * run.seconds()).sum();
    double squares = runs.stream().mapToDouble(run -> share(run) * share(run)).sum();
    return new Amdahl(0, products / squares);
  }

  private static double share(MeasuredRun run) {
    return 1.0 / run.configuration().machines();
  }

  public double seconds(double machines) {
    return serialSeconds + parallelSeconds / machines;
  }

  /** Of one machine's time, 0 to 1. */
  public double serialShare() {
    double all = seconds(1);
    return all > 0 ? serialSeconds / all : 0;
  }
}
