package dev.tarsier.template.plan;

/**
 * What there is to do.
 *
 * @param coreSeconds on cores of the bench
 * @param bytes read; as many are taken to be written
 */
record Workload(double coreSeconds, double bytes, int partitions) {
  /** Of a plan whose size is known. */
  static Workload of(Plan plan, double coreSeconds) {
    double bytes = plan.size() instanceof SourceSize.Measured size ? size.bytes() : 0;
    return new Workload(coreSeconds, bytes, plan.partitions());
  }

  /** Of a part of the images. */
  Workload share(double share) {
    return new Workload(coreSeconds * share, bytes * share, partitions);
  }
}
