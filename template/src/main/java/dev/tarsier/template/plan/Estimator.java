package dev.tarsier.template.plan;

import dev.tarsier.template.spec.Accelerator;
import dev.tarsier.template.spec.ClusterSpec;
import dev.tarsier.template.spec.MachineType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Time and cost of a cluster for a given amount of work. */
final class Estimator {
  /** Seconds until the first job starts. Assumed; Dataproc states no figure. */
  static final Range START = new Range(90, 180);

  /** Seconds until secondary workers work: the policy's 120, then machines start. Assumed. */
  static final Range RAMP = new Range(150, 330);

  /** Seconds for Spark's start, the listing, the verify step, and the deletion. Assumed. */
  static final Range AROUND = new Range(60, 150);

  /** How much longer a vCPU takes than a core of the bench: it may be one of two threads. */
  static final Range VCPU = new Range(1, 2);

  private static final double SECONDS_PER_HOUR = 3600;

  private final Accelerator accelerator;
  private final Prices prices;

  Estimator(MachineCatalog catalog, Accelerator accelerator, String region) {
    this.accelerator = accelerator;
    this.prices = new Prices(catalog, region);
  }

  /** {@code coreSeconds} of the whole source on cores of the bench, split into partitions. */
  Estimate estimate(ClusterShape shape, ClusterSpec.Disk disk, double coreSeconds, int partitions) {
    double shortest = work(shape, coreSeconds * VCPU.low(), partitions, RAMP.low());
    // At the end the others wait for one partition.
    double slowest = coreSeconds * VCPU.high() / partitions;
    double longest = work(shape, coreSeconds * VCPU.high(), partitions, RAMP.high()) + slowest;
    Range total = START.plus(AROUND).plus(new Range(shortest, longest));
    Bill low = bill(shape, disk, total.low(), Math.max(0, shortest - RAMP.low()));
    Bill high = bill(shape, disk, total.high(), Math.max(0, longest - RAMP.high()));
    Set<String> unpriced = new TreeSet<>(low.unpriced());
    unpriced.addAll(high.unpriced());
    double usd = low.usd() + high.usd();
    return new Estimate(
        total.dividedBy(60),
        new Range(low.usd(), high.usd()),
        usd == 0 ? 0 : (low.spotUsd() + high.spotUsd()) / usd,
        List.copyOf(unpriced));
  }

  private static double work(ClusterShape shape, double seconds, int partitions, double ramp) {
    double fixed = Math.min(shape.fixedCores(), partitions);
    double all = Math.min(shape.maximumCores(), partitions);
    return seconds <= fixed * ramp ? seconds / fixed : ramp + (seconds - fixed * ramp) / all;
  }

  private Bill bill(
      ClusterShape shape, ClusterSpec.Disk disk, double seconds, double secondarySeconds) {
    Bill bill = new Bill();
    double hours = seconds / SECONDS_PER_HOUR;
    double secondaryHours = shape.secondaries() * secondarySeconds / SECONDS_PER_HOUR;
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
