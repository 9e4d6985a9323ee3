package dev.tarsier.template.spec;

import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.request.SourceRequest;
import dev.tarsier.job.request.Tracking;
import java.util.List;

/**
 * What {@code datasets/<name>.yaml} says, with every default filled in and every location absolute.
 *
 * @param jars with operations of the user's
 * @param speedtest whether a template measures how fast the source is read as its last step
 * @param dataset 3 to 25 of a-z, 0-9 and -, the first a letter
 */
public record DatasetSpec(
    String dataset,
    SourceSpec sourceSpec,
    Recipe recipe,
    List<OperationJar> jars,
    OutputSpec output,
    LimitsSpec limits,
    ClusterSpec cluster,
    GovernanceSpec governance,
    Tracking tracking,
    boolean speedtest) {

  public DatasetSpec {
    jars = List.copyOf(jars);
  }

  /** The same work on other images, without a speed test of them. */
  public DatasetSpec on(SourceSpec images) {
    return new DatasetSpec(
        dataset, images, recipe, jars, output, limits, cluster, governance, tracking, false);
  }

  /** The same work on workers that are all there from start to end, without a speed test. */
  public DatasetSpec onWorkers(int count) {
    return new DatasetSpec(
        dataset,
        sourceSpec,
        recipe,
        jars,
        output,
        limits,
        cluster.fixed(count),
        governance,
        tracking,
        false);
  }

  /** What the job reads. */
  public SourceRequest source() {
    return sourceSpec.request();
  }

  /** {@code source.measured}. */
  public Measured measured() {
    return sourceSpec.measured();
  }
}
