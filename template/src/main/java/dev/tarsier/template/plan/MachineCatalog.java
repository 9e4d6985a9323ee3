package dev.tarsier.template.plan;

import dev.tarsier.template.spec.MachineType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The machine types whose size and price are on record; see {@code machine-catalog.csv}. */
public final class MachineCatalog {
  private static final Pattern CUSTOM = Pattern.compile(".*custom-\\d+-(\\d+)(?:-ext)?");

  /**
   * GiB a vCPU that a name promises at the least, over all series: c4-standard has 3.5, n1-highcpu
   * 0.9, n1-highmem 6.5 (Compute Engine's tables of machine types).
   */
  private static final Map<String, Double> GIBIBYTES_PER_CORE =
      Map.of("standard", 3.5, "highcpu", 0.9, "highmem", 6.5);

  private final Map<String, Machine> machines;
  private final String priceDate;

  private MachineCatalog(Map<String, Machine> machines, String priceDate) {
    this.machines = machines;
    this.priceDate = priceDate;
  }

  public static MachineCatalog load() {
    Map<String, Machine> machines = new LinkedHashMap<>();
    String priceDate = "";
    for (Map<String, String> row : ResourceTable.read("machine-catalog.csv")) {
      Machine machine =
          new Machine(
              new MachineType(row.get("machine_type")),
              (int) (Double.parseDouble(row.get("memory_gib")) * 1024),
              row.get("local_ssd").equals("yes"),
              Double.parseDouble(row.get("max_egress_gbps")),
              ResourceTable.byRegion(row, "usd_per_hour_"),
              ResourceTable.byRegion(row, "usd_per_hour_spot_"));
      machines.put(machine.type().name(), machine);
      priceDate = row.get("price_date");
    }
    return new MachineCatalog(machines, priceDate);
  }

  public Optional<Machine> find(MachineType type) {
    return Optional.ofNullable(machines.get(type.name()));
  }

  public List<Machine> machines() {
    return List.copyOf(machines.values());
  }

  /** The day of the prices, as in 2025-03-06. */
  public String priceDate() {
    return priceDate;
  }

  /** Of a type that is not in the catalog: what its name says, or promises at the least. */
  public int memoryMebibytes(MachineType type) {
    return find(type).map(Machine::memoryMebibytes).orElseGet(() -> named(type));
  }

  /** What a machine sends at the most, in gigabits a second; 0 when it is not on record. */
  double egressGbps(MachineType type) {
    return find(type).map(Machine::egressGbps).orElse(0.0);
  }

  private static int named(MachineType type) {
    Matcher custom = CUSTOM.matcher(type.name());
    if (custom.matches()) {
      return Integer.parseInt(custom.group(1));
    }
    return GIBIBYTES_PER_CORE.entrySet().stream()
        .filter(entry -> type.name().contains("-" + entry.getKey() + "-"))
        .findFirst()
        .map(entry -> (int) (entry.getValue() * type.cores() * 1024))
        .orElse(type.cores() * 1024);
  }
}
