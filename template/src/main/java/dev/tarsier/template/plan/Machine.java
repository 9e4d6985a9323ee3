package dev.tarsier.template.plan;

import dev.tarsier.template.spec.MachineType;
import java.util.Map;

/**
 * A machine type of the catalog.
 *
 * @param localSsd whether local SSDs can be had with it
 * @param egressGbps the most that it sends, by default
 * @param usdPerHour by region, on demand
 * @param spotUsdPerHour by region
 */
public record Machine(
    MachineType type,
    int memoryMebibytes,
    boolean localSsd,
    double egressGbps,
    Map<String, Double> usdPerHour,
    Map<String, Double> spotUsdPerHour) {
  public Machine {
    usdPerHour = Map.copyOf(usdPerHour);
    spotUsdPerHour = Map.copyOf(spotUsdPerHour);
  }

  public int cores() {
    return type.cores();
  }
}
