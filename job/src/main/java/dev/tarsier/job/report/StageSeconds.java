package dev.tarsier.job.report;

/**
 * Seconds of core time by stage. {@code read} is the time a core waited for bytes, not the time the
 * reads took; {@code list} is the driver's.
 */
public record StageSeconds(
    double list, double read, double decode, double operate, double encode, double write) {
  public static final StageSeconds NONE = new StageSeconds(0, 0, 0, 0, 0, 0);

  public StageSeconds plus(StageSeconds other) {
    return new StageSeconds(
        list + other.list,
        read + other.read,
        decode + other.decode,
        operate + other.operate,
        encode + other.encode,
        write + other.write);
  }

  public double total() {
    return list + read + decode + operate + encode + write;
  }
}
