package dev.tarsier.template.command;

import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.spec.ClusterSpec.Placement;
import dev.tarsier.template.spec.SpecDocument;
import dev.tarsier.template.spec.SpecRule;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run on Dataproc needs of a spec beyond a run on this machine. */
final class ClusterPlacement {
  private ClusterPlacement() {}

  /** Throws with everything that is missing: project, region, staging. */
  static void require(SpecDocument document) throws ProblemsFound {
    Placement placement = document.spec().cluster().placement();
    Map<String, String> missing = new LinkedHashMap<>();
    if (placement.project().isEmpty()) {
      missing.put(
          "cluster.project",
          "Missing cluster.project (as in project: my-project; or set GOOGLE_CLOUD_PROJECT)");
    }
    if (placement.region().isEmpty()) {
      missing.put(
          "cluster.region",
          "Missing cluster.region (as in region: us-central1; or set TARSIER_REGION)");
    }
    if (placement.staging().isEmpty()) {
      missing.put(
          "cluster.staging",
          "Missing cluster.staging (a folder for the job's jar, as in staging: gs://bucket/tarsier;"
              + " or set TARSIER_STAGING)");
    }
    if (!missing.isEmpty()) {
      throw document.problems(SpecRule.MISSING_KEY, missing);
    }
  }
}
