package dev.tarsier.job.tracking;

import dev.tarsier.job.report.PcaReport;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.StageSeconds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What MLflow is told of a run, in its terms and within its limits. */
final class RunFigures {
  /** MLflow's (mlflow/utils/validation.py): characters of a name and of a parameter's value. */
  private static final int LONGEST_NAME = 250;

  private static final int LONGEST_VALUE = 6000;

  private final RunReport report;

  RunFigures(RunReport report) {
    this.report = report;
  }

  /** The request's flags; a value longer than MLflow takes is cut, and whole in the report. */
  Map<String, String> parameters() {
    Map<String, String> parameters = new TreeMap<>();
    report.configuration().forEach((flag, value) -> parameters.put(name(flag), cut(value)));
    report.versions().forEach((part, version) -> parameters.put("version." + part, cut(version)));
    return parameters;
  }

  /** Letters, digits and {@code _-. /}, which every server takes. */
  private static String name(String text) {
    String plain = text.replaceAll("[^A-Za-z0-9_. /-]", "_");
    return plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
  }

  private static String cut(String value) {
    return value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE - 1) + "…" : value;
  }

  /** One number; {@code step} tells those of one name apart. */
  record Metric(String name, double value, long step) {}

  /**
   * Shares from 0 to 1, sizes in bytes; {@code stage_seconds} is core time. No name is another's
   * folder: MLflow may keep them in files.
   */
  List<Metric> metrics() {
    Map<String, Double> single = new LinkedHashMap<>();
    long read = report.images().read();
    single.put("images_per_second", report.imagesPerSecond());
    single.put("images_read", (double) read);
    single.put("images_written", (double) report.images().written());
    single.put("images_rejected", (double) report.images().rejected());
    single.put("images_skipped", (double) report.images().skipped());
    single.put("rejected_share", read == 0 ? 0 : (double) report.images().rejected() / read);
    report.images().reasons().forEach((why, images) -> single.put(rejected(why), (double) images));
    single.put("bytes_read", (double) report.bytesRead());
    single.put("bytes_written", (double) report.bytesWritten());
    single.put("shards", (double) report.shards());
    single.put("seconds", report.seconds());
    single.putAll(stages());
    List<Metric> metrics = new ArrayList<>();
    single.forEach((name, value) -> metrics.add(new Metric(name, value, 0)));
    metrics.addAll(components());
    metrics.removeIf(metric -> !Double.isFinite(metric.value()));
    return metrics;
  }

  private static String rejected(RejectReason reason) {
    return "rejected/" + reason.name().toLowerCase(Locale.ROOT);
  }

  private Map<String, Double> stages() {
    StageSeconds stages = report.stages();
    Map<String, Double> seconds = new LinkedHashMap<>();
    seconds.put("stage_seconds/list", stages.list());
    seconds.put("stage_seconds/read", stages.read());
    seconds.put("stage_seconds/decode", stages.decode());
    seconds.put("stage_seconds/operate", stages.operate());
    seconds.put("stage_seconds/encode", stages.encode());
    seconds.put("stage_seconds/write", stages.write());
    return seconds;
  }

  private List<Metric> components() {
    PcaReport pca = report.pca();
    List<Metric> metrics = new ArrayList<>();
    if (!pca.hasComponents()) {
      return metrics;
    }
    metrics.add(new Metric("pca_components", pca.components(), 0));
    metrics.add(new Metric("explained_variance", pca.explainedVariance(), 0));
    if (pca.test().images() > 0) {
      metrics.add(new Metric("explained_variance_test", pca.test().explainedVariance(), 0));
    }
    for (int i = 0; i < pca.explainedVarianceRatio().size(); i++) {
      metrics.add(
          new Metric("explained_variance_ratio", pca.explainedVarianceRatio().get(i), i + 1));
    }
    return metrics;
  }
}
