package dev.tarsier.template.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarsier.template.spec.ClusterSpec;
import dev.tarsier.template.spec.DatasetSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What Google Cloud knows of a dataset spec: its buckets, its machines, its quota. */
final class OnlineSpec {
  private final CloudQuestions cloud;
  private final OnlineChecks.Report report;

  OnlineSpec(CloudQuestions cloud, OnlineChecks.Report report) {
    this.cloud = cloud;
    this.report = report;
  }

  void check(DatasetSpec spec) throws InterruptedException {
    ClusterSpec cluster = spec.cluster();
    Map<String, String> uris = new LinkedHashMap<>();
    uris.put("source.uri", spec.source().root().uri());
    uris.put("output.uri", spec.output().root().uri());
    uris.put("cluster.staging", cluster.placement().staging());
    for (Map.Entry<String, String> uri : uris.entrySet()) {
      bucket(uri.getKey(), uri.getValue());
    }
    Region region = new Region(cluster.placement().project(), cluster.placement().region());
    if (!region.project().isEmpty() && !region.id().isEmpty()) {
      String path = "cluster.machine-type";
      report.ask(path, () -> machineType(region, cluster.machineType().name()));
      report.ask(path, () -> quota(region, cluster));
    }
  }

  private void bucket(String path, String uri) throws InterruptedException {
    if (!uri.startsWith("gs://")) {
      return;
    }
    String bucket = uri.substring("gs://".length()).split("/", 2)[0];
    report.ask(
        path,
        () -> {
          if (cloud.bucket(bucket).isEmpty()) {
            report.add(
                OnlineRule.BUCKET,
                path,
                "Missing bucket: gs://" + bucket + " (create it, or correct " + path + ")");
          }
        });
  }

  private void machineType(Region region, String name)
      throws DataprocProblem, InterruptedException {
    TreeSet<String> regions = new TreeSet<>();
    Optional<JsonNode> answer = cloud.machineTypes(region.project(), name);
    answer.ifPresent(node -> node.path("items").properties().forEach(zone -> add(zone, regions)));
    if (!regions.contains(region.id())) {
      report.add(
          OnlineRule.MACHINE_TYPE,
          "cluster.machine-type",
          "Unsupported machine type in "
              + region.id()
              + ": "
              + name
              + (regions.isEmpty()
                  ? " (no region has it; check its name)"
                  : " (these have it: " + String.join(", ", regions) + ")"));
    }
  }

  private static void add(Map.Entry<String, JsonNode> zone, Set<String> regions) {
    if (!zone.getValue().path("machineTypes").isEmpty()) {
      regions.add(zone.getKey().replaceFirst("^zones/", "").replaceFirst("-[a-z]$", ""));
    }
  }

  /**
   * CPUs of the machines' own family where the region counts them apart, else of all
   * (compute.googleapis.com, regions.get, "quotas").
   */
  private void quota(Region region, ClusterSpec cluster)
      throws DataprocProblem, InterruptedException {
    List<JsonNode> quotas = new ArrayList<>();
    cloud.region(region).ifPresent(node -> node.path("quotas").forEach(quotas::add));
    String family = cluster.machineType().family().toUpperCase(Locale.ROOT) + "_CPUS";
    String metric = find(quotas, family).isPresent() ? family : "CPUS";
    long cores = cluster.machineType().cores();
    long primaries = cores * (cluster.workers() == 0 ? 1 : cluster.workers() + 1L);
    long secondaries = cluster.workers() == 0 ? 0 : cores * cluster.secondary().maximum();
    boolean apart = cluster.secondary().spot() && limit(quotas, "PREEMPTIBLE_CPUS") > 0;
    check(quotas, metric, apart ? primaries : primaries + secondaries, region);
    if (apart && secondaries > 0) {
      check(quotas, "PREEMPTIBLE_CPUS", secondaries, region);
    }
  }

  private void check(List<JsonNode> quotas, String metric, long needed, Region region) {
    Optional<JsonNode> quota = find(quotas, metric);
    if (quota.isEmpty()) {
      return;
    }
    long free = Math.max(0, limit(quotas, metric) - quota.get().path("usage").asLong());
    if (free < needed) {
      report.add(
          OnlineRule.QUOTA,
          "cluster.machine-type",
          "Missing quota "
              + metric
              + " in "
              + region.id()
              + ": "
              + needed
              + " vCPUs at its largest, "
              + free
              + " free (lower cluster.workers or cluster.secondary.max, or ask for more quota)");
    }
  }

  private static long limit(List<JsonNode> quotas, String metric) {
    return find(quotas, metric).map(quota -> quota.path("limit").asLong()).orElse(0L);
  }

  private static Optional<JsonNode> find(List<JsonNode> quotas, String metric) {
    return quotas.stream()
        .filter(quota -> quota.path("metric").asText().equals(metric))
        .findFirst();
  }
}
