package dev.tarsier.job.request;

import java.io.Serializable;

/**
 * Where and how a run writes.
 *
 * @param root the run's own folder is {@code root/<run id>}
 * @param shardSize a shard is closed before a sample would pass this size
 * @param partitions how many pieces the source is packed into; fixed by the plan, so that equal
 *     input gives equal shards on any cluster
 * @param layout of samples in their files
 */
public record OutputRequest(
    Location root, OutputFormat format, ByteSize shardSize, int partitions, Layout layout)
    implements Serializable {
  /** What the pipelines that Tarsier replaces wrote, and WebDataset's usual order of size. */
  public static final ByteSize DEFAULT_SHARD_SIZE = ByteSize.ofMebibytes(256);

  public static final int MAXIMUM_PARTITIONS = 100_000;

  public OutputRequest {
    layout.checkedFor(format);
    if (shardSize.bytes() < 1 << 16) {
      throw new IllegalArgumentException(
          "Invalid shard size: " + shardSize + " (must be at least 64KiB)");
    }
    if (partitions < 1 || partitions > MAXIMUM_PARTITIONS) {
      throw new IllegalArgumentException(
          "Invalid partitions: " + partitions + " (must be 1 to " + MAXIMUM_PARTITIONS + ")");
    }
  }
}
