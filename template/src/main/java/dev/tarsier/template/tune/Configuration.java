package dev.tarsier.template.tune;

/**
 * A cluster as the search sees it: by what its machines can do, so that what was learnt of one
 * family says something of the next.
 *
 * @param machines that work, all alike
 * @param vcpus of one machine
 * @param ramGibibytes of one machine
 * @param cpuSpeed a class of processors, by any name, or a number
 * @param diskType a class of disks, by any name
 * @param usdPerHour of one machine with its disk and fees
 */
public record Configuration(
    String machineType,
    int machines,
    int vcpus,
    double ramGibibytes,
    String cpuSpeed,
    String diskType,
    double usdPerHour) {
  private static final double SECONDS_PER_HOUR = 3600;

  /** USD of a run of that long: machines times price times time. */
  public double usd(double seconds) {
    return machines * usdPerHour * seconds / SECONDS_PER_HOUR;
  }

  /** The same machines in another number. */
  Configuration with(int otherMachines) {
    return new Configuration(
        machineType, otherMachines, vcpus, ramGibibytes, cpuSpeed, diskType, usdPerHour);
  }

  public int totalVcpus() {
    return machines * vcpus;
  }

  @Override
  public String toString() {
    return machines + " x " + machineType;
  }
}
