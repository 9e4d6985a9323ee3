package dev.tarsier.template.spec;

import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.request.SourceRequest;
import dev.tarsier.job.request.Tracking;

/**
 * What {@code datasets/<name>.yaml} says, with every default filled in and every location absolute.
 *
 * @param dataset 3 to 25 of a-z, 0-9 and -, the first a letter
 */
public record DatasetSpec(
    String dataset,
    SourceSpec sourceSpec,
    Recipe recipe,
    OutputSpec output,
    LimitsSpec limits,
    ClusterSpec cluster,
    GovernanceSpec governance,
    Tracking tracking) {

  /** What the job reads. */
  public SourceRequest source() {
    return sourceSpec.request();
  }

  /** {@code source.measured}. */
  public Measured measured() {
    return sourceSpec.measured();
  }
}
