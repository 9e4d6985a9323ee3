package dev.tarsier.template.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Clusters as points. Counts and sizes are natural logarithms, since twice the cores are twice the
 * cores wherever one starts; classes are 0 or 1, a column for each class but the first. The first
 * column is the logarithm of all vCPUs. Names of machines are no feature.
 */
final class Features {
  private final double[][] points;

  private Features(double[][] points) {
    this.points = points;
  }

  static Features of(List<Configuration> clusters) {
    List<ToDoubleFunction<Configuration>> columns = new ArrayList<>();
    columns.add(cluster -> Math.log(cluster.totalVcpus()));
    columns.add(cluster -> Math.log(cluster.vcpus()));
    columns.add(cluster -> Math.log(cluster.ramGibibytes()));
    if (clusters.stream().allMatch(cluster -> isNumber(cluster.cpuSpeed()))) {
      columns.add(cluster -> Math.log(Double.parseDouble(cluster.cpuSpeed())));
    } else {
      addClasses(columns, clusters.stream().map(Configuration::cpuSpeed).toList(), true);
    }
    addClasses(columns, clusters.stream().map(Configuration::diskType).toList(), false);
    double[][] points = new double[clusters.size()][];
    for (int i = 0; i < points.length; i++) {
      Configuration cluster = clusters.get(i);
      points[i] = columns.stream().mapToDouble(column -> column.applyAsDouble(cluster)).toArray();
    }
    return new Features(points);
  }

  private static void addClasses(
      List<ToDoubleFunction<Configuration>> columns, List<String> classes, boolean cpu) {
    new TreeSet<>(classes)
        .stream()
            .skip(1)
            .forEach(
                name ->
                    columns.add(
                        cluster ->
                            name.equals(cpu ? cluster.cpuSpeed() : cluster.diskType()) ? 1 : 0));
  }

  private static boolean isNumber(String text) {
    return text.matches("\\d{1,6}(\\.\\d{1,6})?") && Double.parseDouble(text) > 0;
  }

  double[] point(int cluster) {
    return points[cluster].clone();
  }

  int count() {
    return points.length;
  }

  /** Column by column. */
  double[] mean() {
    double[] mean = new double[points[0].length];
    for (int column = 0; column < mean.length; column++) {
      int at = column;
      mean[column] = Arrays.stream(points).mapToDouble(point -> point[at]).average().orElseThrow();
    }
    return mean;
  }
}
