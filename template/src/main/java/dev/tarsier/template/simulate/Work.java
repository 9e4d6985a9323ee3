package dev.tarsier.template.simulate;

/**
 * What a run has to do.
 *
 * @param partitions tasks, of equal size on the average
 * @param coreSeconds of all of it, on cores of the bench
 * @param images one request each
 * @param bytes read
 */
public record Work(int partitions, double coreSeconds, long images, long bytes) {
  public Work {
    if (partitions < 1 || coreSeconds <= 0 || images < 1 || bytes < 1) {
      throw new IllegalArgumentException("Invalid work: all of it must be above 0");
    }
  }

  /** Past this many tasks only the simulation becomes longer. */
  private static final int MOST_PARTITIONS = 20_000;

  /** The same kind of images, in another number; partitions hold as much as before. */
  public Work scaled(double factor) {
    return new Work(
        (int) Math.min(MOST_PARTITIONS, Math.max(1, Math.round(partitions * factor))),
        coreSeconds * factor,
        Math.max(1, Math.round(images * factor)),
        Math.max(1, Math.round(bytes * factor)));
  }
}
