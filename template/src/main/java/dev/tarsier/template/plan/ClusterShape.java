package dev.tarsier.template.plan;

import dev.tarsier.template.spec.MachineType;

/**
 * The cluster that a plan asks for.
 *
 * @param workers primary workers, fixed; 0 for one node alone
 * @param secondaries the most that the autoscaling policy adds
 * @param spot whether those are spot machines
 * @param machineType of all workers, or of the one node
 */
public record ClusterShape(
    int workers,
    int secondaries,
    boolean spot,
    MachineType machineType,
    MachineType masterMachineType,
    Executors executors) {

  public boolean singleNode() {
    return workers == 0;
  }

  /** Nodes that are there from start to end and work. */
  public int fixedNodes() {
    return singleNode() ? 1 : workers;
  }

  public int maximumNodes() {
    return fixedNodes() + secondaries;
  }

  /** Images that are worked on at a time before the policy adds nodes. */
  public int fixedCores() {
    return fixedNodes() * executors.coresPerNode();
  }

  /** Images that are worked on at a time when all nodes are there. */
  public int maximumCores() {
    return maximumNodes() * executors.coresPerNode();
  }

  public int minimumExecutors() {
    return fixedNodes() * executors.perNode();
  }

  public int maximumExecutors() {
    return maximumNodes() * executors.perNode();
  }
}
