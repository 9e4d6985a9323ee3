package dev.tarsier.template.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Prices of disks; see {@code disk-prices.csv}. */
final class DiskPrices {
  private final Map<String, Map<String, Double>> byDisk;

  private DiskPrices(Map<String, Map<String, Double>> byDisk) {
    this.byDisk = byDisk;
  }

  static DiskPrices load() {
    Map<String, Map<String, Double>> byDisk = new LinkedHashMap<>();
    for (Map<String, String> row : ResourceTable.read("disk-prices.csv")) {
      byDisk.put(row.get("disk"), ResourceTable.byRegion(row, "usd_"));
    }
    return new DiskPrices(byDisk);
  }

  /** USD a GiB and month; empty when nobody has established it. */
  OptionalDouble usdPerGibibyteMonth(String disk, String region) {
    Double price = byDisk.getOrDefault(disk, Map.of()).get(region);
    return price == null ? OptionalDouble.empty() : OptionalDouble.of(price);
  }
}
