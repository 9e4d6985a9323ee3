package dev.tarsier.template.dataproc.document;

import dev.tarsier.job.recipe.UnseenOperation;
import dev.tarsier.template.problem.Place;
import dev.tarsier.template.problem.Problem;
import dev.tarsier.template.problem.Problems;
import dev.tarsier.template.spec.DatasetSpec;
import dev.tarsier.template.spec.Locations;
import dev.tarsier.template.spec.SpecDocument;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the entries of a sound spec agree with one another. */
final class SpecAdvice {
  private static final Pattern KEY_LOCATION =
      Pattern.compile("projects/[^/]+/locations/([^/]+)/.*");
  private static final Set<String> CLUSTER_KEYS =
      Set.of("cluster.project", "cluster.region", "cluster.staging");

  private final SpecDocument document;
  private final DatasetSpec spec;
  private final Problems problems;

  private SpecAdvice(SpecDocument document) {
    this.document = document;
    this.spec = document.spec();
    this.problems = new Problems(document.text());
  }

  static List<Problem> of(SpecDocument document) {
    return new SpecAdvice(document).find();
  }

  private List<Problem> find() {
    String residency = spec.governance().residency();
    String region = spec.cluster().placement().region();
    if (!residency.isEmpty() && !region.isEmpty() && !Residency.holds(residency, region)) {
      String text = "Invalid cluster.region: " + region + " lies outside governance.residency, ";
      String remedy = " (choose a region inside it)";
      report(DocumentRule.RESIDENCY_REGION, "cluster.region", text + residency + remedy);
    }
    key(residency, region);
    if (document.places().keySet().stream().anyMatch(CLUSTER_KEYS::contains)) {
      local("source.uri", Locations.isLocal(spec.source().root()));
      local("output.uri", Locations.isLocal(spec.output().root()));
    }
    unseen();
    return problems.sorted();
  }

  private void unseen() {
    List<String> operations =
        spec.recipe().operations().stream()
            .filter(UnseenOperation.class::isInstance)
            .map(document.operations()::keyword)
            .distinct()
            .toList();
    if (operations.isEmpty()) {
      return;
    }
    String jars =
        spec.jars().stream()
            .filter(jar -> !jar.seen())
            .map(jar -> jar.location().uri())
            .collect(Collectors.joining(", "));
    report(
        DocumentRule.UNSEEN_OPERATION,
        "recipe",
        "Cannot check "
            + String.join(", ", operations)
            + ": known only to "
            + jars
            + ", which is not on this machine (name the jar's file to have it checked and"
            + " uploaded)");
  }

  private void key(String residency, String region) {
    Matcher matcher = KEY_LOCATION.matcher(spec.governance().kmsKey());
    if (!matcher.matches()) {
      return;
    }
    String location = matcher.group(1);
    if (!residency.isEmpty() && !Residency.holds(residency, location)) {
      String text =
          "Invalid governance.kms-key: its location " + location + " lies outside residency ";
      String remedy = " (choose a key inside it)";
      report(DocumentRule.RESIDENCY_KEY, "governance.kms-key", text + residency + remedy);
    } else if (!region.isEmpty() && !location.equals(region)) {
      report(
          DocumentRule.KEY_REGION,
          "governance.kms-key",
          "Invalid governance.kms-key: it lies in "
              + location
              + " and the cluster in "
              + region
              + " (disks want a key of their own region; others are not documented)");
    }
  }

  private void local(String path, boolean local) {
    if (local) {
      String text = " is on this machine, where a cluster cannot reach it (use gs://bucket/folder";
      report(DocumentRule.LOCAL_URI, path, "Unsupported on a cluster: " + path + text + ")");
    }
  }

  private void report(DocumentRule rule, String path, String message) {
    problems.report(document.places().getOrDefault(path, Place.START), path, rule, message);
  }
}
