package dev.tarsier.template.plan;

import dev.tarsier.template.spec.ClusterSpec;
import dev.tarsier.template.spec.MachineType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The spec's cluster beside others that could do the same work. The partitions stay those of the
 * plan: another cluster writes the same shards.
 */
final class Alternatives {
  private static final List<Integer> SINGLE_NODE_CORES = List.of(8, 16);

  private final MachineCatalog catalog;
  private final Estimator estimator;
  private final Plan plan;
  private final List<Alternative> weighed = new ArrayList<>();
  private final Set<ClusterShape> seen = new LinkedHashSet<>();

  Alternatives(MachineCatalog catalog, Estimator estimator, Plan plan) {
    this.catalog = catalog;
    this.estimator = estimator;
    this.plan = plan;
  }

  /** The spec's first. */
  List<Alternative> weigh(Workload work) {
    ClusterShape spec = plan.shape();
    weigh(spec, work, "the spec's");
    if (spec.secondaries() > 0) {
      weigh(secondaries(spec, 0, spec.spot()), work, "no secondary workers");
      weigh(
          secondaries(spec, spec.secondaries() * 2, spec.spot()),
          work,
          "twice the secondary workers");
      weigh(
          secondaries(spec, spec.secondaries(), !spec.spot()),
          work,
          spec.spot() ? "secondary workers not spot" : "secondary workers on spot");
    }
    otherMachines(work);
    for (int cores : SINGLE_NODE_CORES) {
      named(spec.machineType().family(), cores).ifPresent(machine -> single(machine, work));
    }
    return List.copyOf(weighed);
  }

  private void otherMachines(Workload work) {
    ClusterShape spec = plan.shape();
    ClusterSpec cluster = plan.spec().cluster();
    if (cluster.hardware().accelerator().isPresent() || spec.singleNode()) {
      return;
    }
    for (Machine machine : catalog.machines()) {
      boolean similar =
          machine.cores() == spec.machineType().cores()
              && !machine.type().equals(spec.machineType())
              && machine.type().name().contains("-standard-")
              && (machine.localSsd() || cluster.disk().localSsds() == 0);
      if (similar) {
        shape(machine, spec.workers(), spec.secondaries())
            .ifPresent(shape -> weigh(shape, work, "another series"));
      }
    }
  }

  private void single(Machine machine, Workload work) {
    boolean ssds = plan.spec().cluster().disk().localSsds() > 0;
    if (machine.localSsd() || !ssds) {
      shape(machine, 0, 0).ifPresent(shape -> weigh(shape, work, "one node alone"));
    }
  }

  private Optional<Machine> named(String family, int cores) {
    return catalog.machines().stream()
        .filter(machine -> machine.type().name().equals(family + "-standard-" + cores))
        .findFirst();
  }

  /** Empty when the machine's memory does not hold one image. */
  private Optional<ClusterShape> shape(Machine machine, int workers, int secondaries) {
    MachineType type = machine.type();
    ExecutorSizing sizing =
        new ExecutorSizing(catalog, plan.spec().recipe(), plan.spec().limits().images().pixels());
    return sizing
        .find(type, workers == 0)
        .map(
            executors ->
                new ClusterShape(workers, secondaries, plan.shape().spot(), type, type, executors));
  }

  private static ClusterShape secondaries(ClusterShape shape, int secondaries, boolean spot) {
    return new ClusterShape(
        shape.workers(),
        secondaries,
        spot,
        shape.machineType(),
        shape.masterMachineType(),
        shape.executors());
  }

  private void weigh(ClusterShape shape, Workload work, String why) {
    if (!seen.add(shape)) {
      return;
    }
    Estimate estimate = estimator.estimate(shape, Field.disk(plan, shape), work);
    weighed.add(new Alternative(shape, estimate, weighed.isEmpty(), why));
  }
}
