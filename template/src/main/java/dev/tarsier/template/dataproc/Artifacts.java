package dev.tarsier.template.dataproc;

import dev.tarsier.job.request.JobJarDigest;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.Sha256;
import dev.tarsier.template.plan.Plan;
import dev.tarsier.template.spec.OperationJar;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a template refers to and does not hold.
 *
 * @param jobJarUri the packaged job: {@code gs://STAGING/jobs/tarsier-job-<12 hex>.jar}, or {@code
 *     file:///…} for a run on this machine
 * @param jobSha256 of the packaged job, 64 hex digits; empty when its bytes were not seen
 * @param recipeUri the recipe's JSON; empty unless it is longer than a parameter may be
 * @param jarUris of {@code jars}, in their order: below {@code STAGING/jars} by content where they
 *     come from this machine
 */
public record Artifacts(
    String jobJarUri, String jobSha256, String recipeUri, List<String> jarUris) {
  /** RE2 and Java alike. */
  static final String JOB_JAR = "(" + Parameters.BUCKET + "|(file|hdfs):)/.+\\.jar";

  private static final int HASH_DIGITS = 12;

  public Artifacts {
    jarUris = List.copyOf(jarUris);
    if (!jobJarUri.matches(JOB_JAR)) {
      throw new IllegalArgumentException(
          "Invalid job jar: " + jobJarUri + " (a URI, as in gs://bucket/jobs/tarsier-job.jar)");
    }
    if (!jobSha256.isEmpty() && !JobJarDigest.isDigest(jobSha256)) {
      throw new IllegalArgumentException(
          "Invalid SHA-256 of the job jar: " + jobSha256 + " (64 hex digits)");
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
    return of(plan, root.child(jar).uri(), jarSha256, root);
  }

  /** The same with a jar that lies elsewhere; {@code jarSha256} empty when it cannot be read. */
  public static Artifacts of(Plan plan, String jobJarUri, String jarSha256, Location staging) {
    String recipe = "";
    if (!RecipeValue.fitsParameter(plan)) {
      String hash = Sha256.hex(plan.request().recipe()).substring(0, HASH_DIGITS);
      recipe = staging.child("recipes/" + hash + ".json").uri();
    }
    return new Artifacts(jobJarUri, jarSha256, recipe, jarUris(plan));
  }

  private static List<String> jarUris(Plan plan) {
    String staging = plan.spec().cluster().placement().staging();
    return plan.spec().jars().stream().map(jar -> jarUri(jar, staging)).toList();
  }

  /** A run on this machine takes the file where it lies. */
  private static String jarUri(OperationJar jar, String staging) {
    if (!jar.seen()) {
      return jar.location().uri();
    }
    String hash = jar.sha256().substring(0, HASH_DIGITS);
    return staging.isEmpty()
        ? "file://" + jar.location().path()
        : new Location(staging).child("jars/" + jar.name() + "-" + hash + ".jar").uri();
  }

  /** Those of {@link #jarUris} that come from this machine: URI to path. */
  public Map<String, Path> uploads(Plan plan) {
    Map<String, Path> uploads = new LinkedHashMap<>();
    for (int i = 0; i < jarUris.size(); i++) {
      OperationJar jar = plan.spec().jars().get(i);
      if (jar.seen() && !jarUris.get(i).startsWith("file:")) {
        uploads.put(jarUris.get(i), Path.of(jar.location().path()));
      }
    }
    return uploads;
  }
}
