package dev.tarsier.template.fork;

import dev.tarsier.job.request.ByteSize;

/**
 * How much of this machine a local run takes.
 *
 * @param cores tasks at a time
 * @param heap of the one JVM; native memory for images comes on top
 */
public record LocalSettings(int cores, ByteSize heap) {
  /** Spark itself needs about 450 MiB before the job has read anything. */
  private static final ByteSize SMALLEST_HEAP = ByteSize.ofMebibytes(512);

  public LocalSettings {
    if (cores < 1 || cores > 1024) {
      throw new IllegalArgumentException("Invalid cores: " + cores + " (must be 1 to 1024)");
    }
    if (heap.bytes() < SMALLEST_HEAP.bytes()) {
      throw new IllegalArgumentException(
          "Invalid memory: " + heap + " (must be at least " + SMALLEST_HEAP + ")");
    }
  }
}
