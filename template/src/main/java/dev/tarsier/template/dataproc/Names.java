package dev.tarsier.template.dataproc;

import dev.tarsier.job.request.Location;
import dev.tarsier.template.plan.LocalPlacement;
import dev.tarsier.template.spec.ClusterSpec;
import dev.tarsier.template.spec.DatasetSpec;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The ids, labels and places of one dataset on Dataproc. */
final class Names {
  /** Label that tells the job's jar: the first 32 digits of its SHA-256, as a label is short. */
  static final String JOB_SHA256 = "tarsier-job-sha256";

  private static final int LONGEST_LABEL = 63;
  private static final int LABEL_DIGITS = 32;

  private final DatasetSpec spec;

  Names(DatasetSpec spec) {
    this.spec = spec;
  }

  /** Of template and policy, and what cluster names begin with; at most 33 of 35 characters. */
  String id() {
    return "tarsier-" + spec.dataset();
  }

  /**
   * The form that gcloud itself writes; the API takes {@code locations} for {@code regions} too.
   */
  String policyUri() {
    ClusterSpec.Placement placement = spec.cluster().placement();
    String project = or(placement.project(), LocalPlacement.PROJECT);
    String region = or(placement.region(), LocalPlacement.REGION);
    return "projects/" + project + "/regions/" + region + "/autoscalingPolicies/" + id();
  }

  /** The spec's labels and ours, sorted. */
  Map<String, String> labels() {
    Map<String, String> labels = new TreeMap<>(spec.governance().labels());
    labels.put("dataset", spec.dataset());
    labels.put("recipe", labelValue(spec.recipe().name()));
    labels.remove(JOB_SHA256);
    return labels;
  }

  /** The same, and what the job's jar is, where that is known. */
  Map<String, String> labels(Artifacts artifacts) {
    Map<String, String> labels = labels();
    if (!artifacts.jobSha256().isEmpty()) {
      labels.put(JOB_SHA256, artifacts.jobSha256().substring(0, LABEL_DIGITS));
    }
    return labels;
  }

  boolean hasStaging() {
    return !spec.cluster().placement().staging().isEmpty();
  }

  /** The name of the staging bucket. */
  String stagingBucket() {
    String uri = staging().uri().substring("gs://".length());
    int slash = uri.indexOf('/');
    return slash < 0 ? uri : uri.substring(0, slash);
  }

  /** Must exist before a cluster writes to it: Spark refuses a folder that is not there. */
  String eventLogUri() {
    return staging().child("spark-events").uri();
  }

  private Location staging() {
    return new Location(spec.cluster().placement().staging());
  }

  private static String labelValue(String text) {
    String value = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-");
    return value.substring(0, Math.min(LONGEST_LABEL, value.length()));
  }

  private static String or(String text, String fallback) {
    return text.isEmpty() ? fallback : text;
  }
}
