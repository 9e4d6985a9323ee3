package dev.tarsier.template.dataproc;

import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.Sha256;
import dev.tarsier.template.plan.Plan;

/**
 * What a template refers to and does not hold.
 *
 * @param jobJarUri the packaged job: {@code gs://STAGING/jobs/tarsier-job-<12 hex>.jar}, or {@code
 *     file:///…} for a run on this machine
 * @param recipeUri the recipe's JSON; empty unless it is longer than a parameter may be
 */
public record Artifacts(String jobJarUri, String recipeUri) {
  /** RE2 and Java alike. */
  static final String JOB_JAR = "(" + Parameters.BUCKET + "|(file|hdfs):)/.+\\.jar";

  private static final int HASH_DIGITS = 12;

  public Artifacts {
    if (!jobJarUri.matches(JOB_JAR)) {
      throw new IllegalArgumentException(
          "Invalid job jar: " + jobJarUri + " (a URI, as in gs://bucket/jobs/tarsier-job.jar)");
    }
  }

  /**
   * Names by content below {@code cluster.staging}, so that equal things are uploaded once.
   *
   * @param jarSha256 of the job's jar, in hex
   */
  public static Artifacts staged(Plan plan, String staging, String jarSha256) {
    Location root = new Location(staging);
    String jar = "jobs/tarsier-job-" + jarSha256.substring(0, HASH_DIGITS) + ".jar";
    return of(plan, root.child(jar).uri(), root);
  }

  /** The same with a jar that lies elsewhere. */
  public static Artifacts of(Plan plan, String jobJarUri, Location staging) {
    if (RecipeValue.fitsParameter(plan)) {
      return new Artifacts(jobJarUri, "");
    }
    String hash = Sha256.hex(plan.request().recipe()).substring(0, HASH_DIGITS);
    return new Artifacts(jobJarUri, staging.child("recipes/" + hash + ".json").uri());
  }
}
