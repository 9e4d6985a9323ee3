package dev.tarsier.template.spec;

/**
 * What the nodes are.
 *
 * @param machineType of the workers, and of the one node of a cluster without workers
 * @param masterMachineType name of a machine type; empty when the plan chooses
 * @param accelerator of the workers
 * @param image the Dataproc image version
 */
public record Hardware(
    MachineType machineType, String masterMachineType, Accelerator accelerator, String image) {

  /**
   * Spark 4.1 on Java 21 and Debian 13. A minor line, so that its patches come by themselves; the
   * oldest that the job's jar runs on.
   */
  public static final String DEFAULT_IMAGE = "3.0-debian13";
}
