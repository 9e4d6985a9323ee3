package dev.tarsier.template.plan;

import dev.tarsier.job.request.JobRequest;
import dev.tarsier.template.spec.DatasetSpec;
import java.time.Duration;

/**
 * All that a run needs to know, settled before it starts.
 *
 * @param maximumCores that the partitions were counted for; not those of this machine
 * @param request what the job is told
 * @param shape of the cluster; a run on this machine has no use for it
 */
public record Plan(
    DatasetSpec spec, SourceSize size, int maximumCores, JobRequest request, ClusterShape shape) {
  public int partitions() {
    return request.output().partitions();
  }

  /** After this the run is given up. */
  public Duration timeout() {
    return spec.limits().timeout();
  }
}
