package dev.tarsier.template.plan;

import dev.tarsier.template.spec.ClusterSpec;
import dev.tarsier.template.spec.MachineType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The clusters that could do a plan's work: every machine type on record with a price in the
 * region, alone, as fixed workers, and as two fixed ones with secondary workers on spot or not. The
 * partitions stay those of the plan, so each writes the same shards.
 */
final class Field {
  private static final List<Integer> WORKERS = List.of(2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64);

  /** Beside two fixed workers: as many nodes in all as some of {@link #WORKERS}. */
  private static final List<Integer> SECONDARIES = List.of(6, 14, 30, 62);

  private final MachineCatalog catalog;
  private final Plan plan;
  private final String region;

  Field(MachineCatalog catalog, Plan plan, String region) {
    this.catalog = catalog;
    this.plan = plan;
    this.region = region;
  }

  /** The spec's first, each once. */
  List<ClusterShape> shapes() {
    Set<ClusterShape> shapes = new LinkedHashSet<>();
    shapes.add(plan.shape());
    ExecutorSizing sizing =
        new ExecutorSizing(catalog, plan.spec().recipe(), plan.spec().limits().images().pixels());
    for (Machine machine : machines()) {
      sizing.find(machine.type(), true).ifPresent(alone -> shapes.add(shape(machine, 0, 0, alone)));
      sizing.find(machine.type(), false).ifPresent(each -> shapes.addAll(clusters(machine, each)));
    }
    return List.copyOf(shapes);
  }

  private static List<ClusterShape> clusters(Machine machine, Executors executors) {
    List<ClusterShape> shapes = new ArrayList<>();
    for (int workers : WORKERS) {
      shapes.add(shape(machine, workers, 0, executors));
    }
    for (int secondaries : SECONDARIES) {
      ClusterShape spot = shape(machine, 2, secondaries, executors);
      shapes.add(spot);
      shapes.add(
          new ClusterShape(
              2, secondaries, false, machine.type(), spot.masterMachineType(), executors));
    }
    return shapes;
  }

  private static ClusterShape shape(
      Machine machine, int workers, int secondaries, Executors executors) {
    MachineType master = ShapePlanner.roomyMaster(machine.type(), machine.memoryMebibytes());
    return new ClusterShape(
        workers,
        secondaries,
        true,
        machine.type(),
        workers == 0 ? machine.type() : master,
        executors);
  }

  /** A machine with GPUs, or without the local SSDs that are asked for, is none. */
  private List<Machine> machines() {
    ClusterSpec cluster = plan.spec().cluster();
    if (cluster.hardware().accelerator().isPresent()) {
      return List.of();
    }
    return catalog.machines().stream()
        .filter(machine -> machine.usdPerHour().containsKey(region))
        .filter(machine -> machine.localSsd() || cluster.disk().localSsds() == 0)
        .toList();
  }

  /** Another series may not take the spec's disk. */
  static ClusterSpec.Disk disk(Plan plan, ClusterShape shape) {
    ClusterSpec.Disk disk = plan.spec().cluster().disk();
    boolean sameSeries = shape.machineType().family().equals(plan.shape().machineType().family());
    return sameSeries
        ? disk
        : new ClusterSpec.Disk(
            ClusterSpec.Disk.defaultType(shape.machineType()), disk.size(), disk.localSsds());
  }
}
