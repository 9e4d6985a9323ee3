package dev.tarsier.template.plan;

import dev.tarsier.template.spec.Accelerator;
import dev.tarsier.template.spec.ClusterSpec;
import dev.tarsier.template.spec.MachineType;
import java.util.Map;
import java.util.OptionalDouble;

/** What nodes cost in one region. Prices that nobody has established are named, never guessed. */
final class Prices {
  /**
   * USD a vCPU and hour that Dataproc takes on top of its machines, the master's included
   * (cloud.google.com/dataproc/pricing, read 2026-11-20; the same in all regions as far as stated).
   */
  private static final double FEE = 0.010;

  /** As Google converts monthly prices. */
  private static final double HOURS_PER_MONTH = 730;

  /** Compute Engine's local SSDs have one size. */
  private static final int LOCAL_SSD_GIBIBYTES = 375;

  private final MachineCatalog catalog;
  private final DiskPrices disks;
  private final String region;

  Prices(MachineCatalog catalog, String region) {
    this.catalog = catalog;
    this.disks = DiskPrices.load();
    this.region = region;
  }

  /** {@code hours} are those of all such nodes together. */
  void node(Bill bill, MachineType type, ClusterSpec.Disk disk, boolean spot, double hours) {
    OptionalDouble machine = machine(type, spot);
    String what = (spot ? "spot price of " : "price of ") + type + " in " + region;
    if (spot) {
      bill.addSpot(what, machine, hours);
    } else {
      bill.add(what, machine, hours);
    }
    bill.add("fee", OptionalDouble.of(FEE * type.cores()), hours);
    disk(bill, disk.type(), disk.gibibytes(), hours);
    if (disk.localSsds() > 0) {
      String localSsd = spot ? "local-ssd-spot" : "local-ssd";
      disk(bill, localSsd, disk.localSsds() * LOCAL_SSD_GIBIBYTES, hours);
    }
  }

  /** No price of a GPU that is attached is on record. */
  void accelerators(Bill bill, Accelerator accelerator, double hours) {
    if (accelerator.isPresent()) {
      bill.add("price of " + accelerator.type(), OptionalDouble.empty(), hours);
    }
  }

  private void disk(Bill bill, String type, int gibibytes, double hours) {
    OptionalDouble month = disks.usdPerGibibyteMonth(type, region);
    OptionalDouble hour =
        month.isPresent()
            ? OptionalDouble.of(month.getAsDouble() * gibibytes / HOURS_PER_MONTH)
            : month;
    bill.add("price of " + type + " in " + region, hour, hours);
  }

  private OptionalDouble machine(MachineType type, boolean spot) {
    Map<String, Double> prices =
        catalog
            .find(type)
            .map(machine -> spot ? machine.spotUsdPerHour() : machine.usdPerHour())
            .orElse(Map.of());
    return prices.containsKey(region)
        ? OptionalDouble.of(prices.get(region))
        : OptionalDouble.empty();
  }
}
