package dev.tarsier.template.plan;

/**
 * A node's network under a workload.
 *
 * @param gbps that the node sends at the most; 0 is not on record, and then no limit
 * @param share of the cores' time that the bytes alone take; above 1 the cores wait for them
 */
public record Network(double gbps, double share) {
  private static final double BYTES_PER_GIGABIT = 1e9 / 8;

  /** {@code vcpu} is a core's time over the bench's. */
  static Network of(ClusterShape shape, Workload work, double gbps, double vcpu) {
    double cores = work.coreSeconds() * vcpu;
    return new Network(gbps, coreSeconds(shape, work, gbps) / cores);
  }

  /**
   * Core time in which the nodes can send all that is written, were their cores to do nothing else.
   * What they may receive is not on record; as much is taken to be read as is written, in the other
   * direction at the same time. Disks do not count: the job streams from bucket to bucket.
   */
  static double coreSeconds(ClusterShape shape, Workload work, double gbps) {
    double seconds = work.bytes() / (gbps * BYTES_PER_GIGABIT);
    return gbps == 0 ? 0 : seconds * shape.executors().coresPerNode();
  }

  public boolean isKnown() {
    return gbps > 0;
  }

  public boolean isBottleneck() {
    return share > 1;
  }
}
