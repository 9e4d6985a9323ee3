package dev.tarsier.template.spec;

import dev.tarsier.job.request.ByteSize;

/**
 * The {@code cluster} section: the ephemeral Dataproc cluster. A run on this machine uses none of
 * it but {@link #maximumCores}, which the number of partitions follows.
 *
 * @param workers primary workers, fixed; 0 for one node alone
 */
public record ClusterSpec(
    Placement placement,
    MachineType machineType,
    int workers,
    Secondary secondary,
    Disk disk,
    Identity identity) {

  /** The most cores that the autoscaling policy allows: those of all workers, secondary too. */
  public int maximumCores() {
    int nodes = workers == 0 ? 1 : workers + secondary.maximum();
    return nodes * machineType.cores();
  }

  /**
   * Where the cluster stands; texts are empty when not set.
   *
   * @param staging folder for the job's jar and recipes, by content hash
   */
  public record Placement(String project, String region, String staging) {}

  /** Workers that the autoscaling policy adds, none to {@code maximum}. */
  public record Secondary(int maximum, boolean spot) {
    static final Secondary DEFAULT = new Secondary(13, true);
    static final Secondary NONE = new Secondary(0, true);
  }

  /**
   * The disks of a node.
   *
   * @param type of the boot disk
   * @param size of the boot disk
   */
  public record Disk(String type, ByteSize size, int localSsds) {
    static final Disk DEFAULT = new Disk("hyperdisk-balanced", ByteSize.ofMebibytes(100L << 10), 0);
  }

  /** What the nodes run as and where they are attached; empty for the project's default. */
  public record Identity(String subnetwork, String serviceAccount) {}
}
