package dev.tarsier.template.plan;

import dev.tarsier.job.request.InputProblem;
import dev.tarsier.template.spec.ClusterSpec;
import dev.tarsier.template.spec.DatasetSpec;
import dev.tarsier.template.spec.MachineType;

/** The shape that a spec asks for, with executors that fit its nodes. */
final class ShapePlanner {
  /** The driver, YARN's and Hadoop's masters, the history server. */
  private static final int MASTER_MEBIBYTES = 8 << 10;

  private static final MachineType ROOMY_MASTER = new MachineType("n4-standard-2");

  private final MachineCatalog catalog;

  ShapePlanner(MachineCatalog catalog) {
    this.catalog = catalog;
  }

  ClusterShape shape(DatasetSpec spec) {
    ClusterSpec cluster = spec.cluster();
    checkLocalSsds(cluster);
    ExecutorSizing sizing =
        new ExecutorSizing(catalog, spec.recipe(), spec.limits().images().pixels());
    return new ClusterShape(
        cluster.workers(),
        cluster.secondary().maximum(),
        cluster.secondary().spot(),
        cluster.machineType(),
        master(cluster),
        sizing.on(cluster.machineType(), cluster.workers() == 0));
  }

  private void checkLocalSsds(ClusterSpec cluster) {
    boolean impossible = catalog.find(cluster.machineType()).filter(m -> !m.localSsd()).isPresent();
    if (cluster.disk().localSsds() > 0 && impossible) {
      throw new InputProblem(
          "Invalid cluster.disk.local-ssds: "
              + cluster.disk().localSsds()
              + " ("
              + cluster.machineType()
              + " takes none; n2, n2d, n1 and c2 do)",
          "cluster.disk.local-ssds");
    }
  }

  private MachineType master(ClusterSpec cluster) {
    String named = cluster.hardware().masterMachineType();
    if (cluster.workers() == 0) {
      return cluster.machineType();
    }
    if (!named.isEmpty()) {
      return new MachineType(named);
    }
    return roomyMaster(cluster.machineType(), catalog.memoryMebibytes(cluster.machineType()));
  }

  /** The workers' own type where its memory suffices for a master. */
  static MachineType roomyMaster(MachineType workers, int mebibytes) {
    return mebibytes >= MASTER_MEBIBYTES ? workers : ROOMY_MASTER;
  }
}
