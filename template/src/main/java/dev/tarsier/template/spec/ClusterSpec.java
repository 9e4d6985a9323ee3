package dev.tarsier.template.spec;

import dev.tarsier.job.request.ByteSize;
import java.util.List;

/**
 * The {@code cluster} section: the ephemeral Dataproc cluster. A run on this machine uses none of
 * it but {@link #maximumCores}, which the number of partitions follows.
 *
 * @param workers primary workers, fixed; 0 for one node alone
 */
public record ClusterSpec(
    Placement placement,
    Hardware hardware,
    int workers,
    Secondary secondary,
    Disk disk,
    Identity identity) {

  /** The same machines, so many of them from start to end. */
  public ClusterSpec fixed(int count) {
    return new ClusterSpec(placement, hardware, count, Secondary.NONE, disk, identity);
  }

  /** Of the workers, and of the one node of a cluster without workers. */
  public MachineType machineType() {
    return hardware.machineType();
  }

  /** The most nodes that work: all workers, or the one node. */
  public int maximumNodes() {
    return workers == 0 ? 1 : workers + secondary.maximum();
  }

  /** The most cores that the autoscaling policy allows: those of all workers, secondary too. */
  public int maximumCores() {
    return maximumNodes() * machineType().cores();
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
    static final ByteSize DEFAULT_SIZE = ByteSize.ofMebibytes(100L << 10);

    /** These boot from Hyperdisk alone (Dataproc, "Supported machine types", read 2026-11-20). */
    private static final List<String> HYPERDISK_FAMILIES = List.of("c4", "c4a", "n4", "n4d");

    /** What a machine boots from when the spec does not say. */
    public static String defaultType(MachineType machineType) {
      return HYPERDISK_FAMILIES.contains(machineType.family())
          ? "hyperdisk-balanced"
          : "pd-balanced";
    }

    /** Of the boot disk, as the Dataproc API counts. */
    public int gibibytes() {
      return (int) (size.bytes() >> 30);
    }
  }

  /** What the nodes run as and where they are attached; empty for the project's default. */
  public record Identity(String subnetwork, String serviceAccount) {}
}
