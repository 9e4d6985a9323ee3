package dev.tarsier.template.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What is believed of the logarithm of a workload's runtime in seconds, after some runs. No single
 * setting of the covariance is taken: with a handful of runs several explain them equally well, so
 * that each counts by its evidence.
 *
 * <p>The constants were chosen on made workloads (Ernest's terms, memory that runs out, disks and
 * networks that grow with a machine or do not), not on CherryPick's tables.
 */
final class RuntimeModel {
  /** Runtime over vCPUs, both as logarithms: -1 would be perfect scaling. */
  static final double SLOPE = -0.85;

  /** Standard deviation of one run's time when it is repeated, as a share of it. */
  private static final double NOISE = 0.05;

  private static final double[] AMPLITUDES = {0.1, 0.25, 0.6};

  /** In natural logarithms: 0.3 is a third more cores, 1.2 three times as many. */
  private static final double[] LENGTHS = {0.3, 0.6, 1.2};

  private final Features features;
  private final double level;
  private final List<GaussianProcess> processes = new ArrayList<>();
  private final double[] shares;

  /**
   * @param measured indexes of clusters that have run, at least one
   * @param seconds of each of them
   */
  RuntimeModel(Features features, List<Integer> measured, double[] seconds) {
    this.features = features;
    double[][] points = measured.stream().map(features::point).toArray(double[][]::new);
    double[] values = new double[seconds.length];
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.log(seconds[i]) - line(points[i]);
      sum += values[i];
    }
    this.level = sum / values.length;
    for (int i = 0; i < values.length; i++) {
      values[i] -= level;
    }
    double[] center = features.mean();
    for (double amplitude : AMPLITUDES) {
      for (double length : LENGTHS) {
        Covariance covariance = new Covariance(center, amplitude, length);
        processes.add(new GaussianProcess(covariance, points, values, NOISE));
      }
    }
    this.shares = shares(processes);
  }

  private static double[] shares(List<GaussianProcess> processes) {
    double best = processes.stream().mapToDouble(GaussianProcess::logEvidence).max().orElseThrow();
    double[] shares =
        processes.stream().mapToDouble(p -> Math.exp(p.logEvidence() - best)).toArray();
    double sum = 0;
    for (double share : shares) {
      sum += share;
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
    return shares;
  }

  private static double line(double[] point) {
    return SLOPE * point[0];
  }

  /** The mean over all settings of what {@code figure} makes of a cluster's log seconds. */
  double expect(int cluster, ToDoubleFunction<Normal> figure) {
    double[] point = features.point(cluster);
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      Normal logSeconds = processes.get(i).at(point).plus(level + line(point));
      sum += shares[i] * figure.applyAsDouble(logSeconds);
    }
    return sum;
  }

  /** The bounds between which nine of ten such runs are expected; the noise of a run included. */
  Interval seconds(int cluster) {
    double mean = expect(cluster, Normal::mean);
    double square =
        expect(cluster, n -> n.deviation() * n.deviation() + (n.mean() - mean) * (n.mean() - mean));
    double deviation = Math.sqrt(square + NOISE * NOISE);
    return new Interval(
        Math.exp(mean - Interval.Z90 * deviation),
        Math.exp(mean),
        Math.exp(mean + Interval.Z90 * deviation));
  }
}
