package dev.tarsier.job.source;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a listing into a fixed number of runs of neighbours of nearly equal bytes. Order and cuts
 * depend on the listing and the number alone, so that equal input gives equal shards anywhere.
 */
public final class Packer {
  /** What opening a file costs, as if it were bytes: a folder of empty files is spread too. */
  static final long BYTES_PER_OPEN = 16 << 10;

  private Packer() {}

  /**
   * The first file of each partition, and the number of files as a last element: partition {@code
   * i} holds files {@code [cuts[i], cuts[i + 1])}, which may be none.
   */
  public static int[] cuts(List<SourceFile> files, int partitions) {
    return cuts(files.stream().mapToLong(Packer::weight).toArray(), partitions);
  }

  /** The same for items that weigh something else than their bytes. */
  public static int[] cuts(long[] weights, int partitions) {
    double total = 0;
    for (long weight : weights) {
      total += weight;
    }
    int[] cuts = new int[partitions + 1];
    int partition = 1;
    double before = 0;
    for (int i = 0; i < weights.length; i++) {
      double middle = before + weights[i] / 2.0;
      // A file belongs to the partition that its middle byte falls into.
      while (partition < partitions && middle >= total * partition / partitions) {
        cuts[partition++] = i;
      }
      before += weights[i];
    }
    while (partition <= partitions) {
      cuts[partition++] = weights.length;
    }
    return cuts;
  }

  /** What reading a file costs, in bytes. */
  public static long weight(SourceFile file) {
    return Math.max(0, file.bytes()) + BYTES_PER_OPEN;
  }

  /** The partitions themselves, of any list parallel to the listing. */
  public static <T> List<List<T>> pack(List<T> items, int[] cuts) {
    List<List<T>> partitions = new ArrayList<>();
    for (int i = 0; i + 1 < cuts.length; i++) {
      partitions.add(List.copyOf(items.subList(cuts[i], cuts[i + 1])));
    }
    return partitions;
  }
}
