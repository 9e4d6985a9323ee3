package dev.tarsier.template.plan;

import dev.tarsier.template.spec.Accelerator;
import dev.tarsier.template.spec.ClusterSpec;
import dev.tarsier.template.spec.MachineType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Time and cost of a cluster for a given amount of work. */
final class Estimator {
  private static final double SECONDS_PER_HOUR = 3600;

  /** Between the ends, by factors. */
  private static final double VCPU_MIDDLE = Math.sqrt(Assumed.VCPU.low() * Assumed.VCPU.high());

  private final MachineCatalog catalog;
  private final Accelerator accelerator;
  private final Prices prices;
  private final Correction correction;

  Estimator(MachineCatalog catalog, Accelerator accelerator, String region, Correction correction) {
    this.catalog = catalog;
    this.accelerator = accelerator;
    this.prices = new Prices(catalog, region);
    this.correction = correction;
  }

  Estimate estimate(ClusterShape shape, ClusterSpec.Disk disk, Workload work) {
    Bounds job = correction.seconds(shape, job(shape, work));
    Bounds total = job.plus(Assumed.START);
    Bill low =
        bill(shape, disk, total.low(), job.low() - Assumed.AROUND.low() - Assumed.RAMP.low());
    Bill expected =
        bill(
            shape,
            disk,
            total.expected(),
            job.expected() - Assumed.AROUND.middle() - Assumed.RAMP.middle());
    Bill high =
        bill(shape, disk, total.high(), job.high() - Assumed.AROUND.high() - Assumed.RAMP.high());
    Set<String> unpriced = new TreeSet<>(low.unpriced());
    unpriced.addAll(expected.unpriced());
    unpriced.addAll(high.unpriced());
    double usd = low.usd() + high.usd();
    return new Estimate(
        total.dividedBy(60),
        Bounds.around(low.usd(), expected.usd(), high.usd()),
        Network.of(shape, work, egressGbps(shape), VCPU_MIDDLE),
        usd == 0 ? 0 : (low.spotUsd() + high.spotUsd()) / usd,
        List.copyOf(unpriced));
  }

  /** Without the cluster's start, and before any correction. */
  JobTime job(ClusterShape shape, Workload work) {
    double low =
        Assumed.AROUND.low() + seconds(shape, work, Assumed.VCPU.low(), Assumed.RAMP.low());
    double expected = middle(shape, work, Assumed.RAMP.middle());
    double high =
        Assumed.AROUND.high()
            + seconds(shape, work, Assumed.VCPU.high(), Assumed.RAMP.high())
            + partition(shape, work, Assumed.VCPU.high());
    return new JobTime(
        new Bounds(low, expected, high),
        new Range(
            middle(shape, work, Assumed.RAMP.low()), middle(shape, work, Assumed.RAMP.high())));
  }

  private double egressGbps(ClusterShape shape) {
    return catalog.egressGbps(shape.machineType());
  }

  private double middle(ClusterShape shape, Workload work, double ramp) {
    return Assumed.AROUND.middle()
        + seconds(shape, work, VCPU_MIDDLE, ramp)
        + partition(shape, work, VCPU_MIDDLE) / 2;
  }

  /** The last of them, for which the other cores wait. */
  private double partition(ClusterShape shape, Workload work, double vcpu) {
    return coreSeconds(shape, work, vcpu) / work.partitions();
  }

  /** Computing and transferring go on side by side: the slower of them counts. */
  private double coreSeconds(ClusterShape shape, Workload work, double vcpu) {
    double transfer = Network.coreSeconds(shape, work, egressGbps(shape));
    return Math.max(work.coreSeconds() * vcpu, transfer);
  }

  private double seconds(ClusterShape shape, Workload work, double vcpu, double ramp) {
    double seconds = coreSeconds(shape, work, vcpu);
    double fixed = Math.min(shape.fixedCores(), work.partitions());
    double all = Math.min(shape.maximumCores(), work.partitions());
    return seconds <= fixed * ramp ? seconds / fixed : ramp + (seconds - fixed * ramp) / all;
  }

  /** {@code secondarySeconds} may be negative: the job is over before they come. */
  private Bill bill(
      ClusterShape shape, ClusterSpec.Disk disk, double seconds, double secondarySeconds) {
    Bill bill = new Bill();
    double hours = seconds / SECONDS_PER_HOUR;
    double secondaryHours = shape.secondaries() * Math.max(0, secondarySeconds) / SECONDS_PER_HOUR;
    double fixedHours = shape.fixedNodes() * hours;
    prices.node(bill, shape.machineType(), disk, false, fixedHours);
    if (!shape.singleNode()) {
      MachineType master = shape.masterMachineType();
      boolean same = master.equals(shape.machineType());
      String type = same ? disk.type() : ClusterSpec.Disk.defaultType(master);
      prices.node(bill, master, new ClusterSpec.Disk(type, disk.size(), 0), false, hours);
    }
    prices.node(bill, shape.machineType(), disk, shape.spot(), secondaryHours);
    prices.accelerators(bill, accelerator, fixedHours + secondaryHours);
    return bill;
  }
}
