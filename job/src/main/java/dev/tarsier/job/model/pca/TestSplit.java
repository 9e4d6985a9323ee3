package dev.tarsier.job.model.pca;

import dev.tarsier.job.request.Sha256;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;

/**
 * Which images are set aside for testing: of each label the same share, those whose path has the
 * smallest hash. Equal input gives an equal split, on any number of machines.
 */
public final class TestSplit implements Serializable {
  private static final long serialVersionUID = 1;

  /** Hex digits of the hash that are looked at: 60 bits. */
  private static final int DIGITS = 15;

  private final Map<String, Long> lastHashes;

  private TestSplit(Map<String, Long> lastHashes) {
    this.lastHashes = lastHashes;
  }

  /** All images are for training. */
  public static TestSplit none() {
    return new TestSplit(Map.of());
  }

  /**
   * Looks at every image once.
   *
   * @param share from 0 to 1, rounded to whole images in each label
   */
  public static TestSplit of(JavaRDD<FeatureVector> vectors, double share) {
    return new TestSplit(
        new HashMap<>(
            vectors
                .mapToPair(vector -> new scala.Tuple2<>(vector.label(), hash(vector.path())))
                .aggregateByKey(new Hashes(), Hashes::add, Hashes::merge)
                .mapValues(hashes -> hashes.last(share))
                .collectAsMap()));
  }

  public boolean isTest(String label, String path) {
    return !lastHashes.isEmpty() && hash(path) <= lastHashes.getOrDefault(label, -1L);
  }

  private static long hash(String path) {
    return Long.parseLong(Sha256.hex(path).substring(0, DIGITS), 16);
  }

  /** The hashes of one label, eight bytes an image. */
  private static final class Hashes implements Serializable {
    private static final long serialVersionUID = 1;
    private long[] values = new long[16];
    private int size;

    Hashes add(long value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
      return this;
    }

    Hashes merge(Hashes other) {
      for (int i = 0; i < other.size; i++) {
        add(other.values[i]);
      }
      return this;
    }

    /** The largest hash that belongs to the share, -1 for none. */
    long last(double share) {
      Arrays.sort(values, 0, size);
      int chosen = (int) Math.round(size * share);
      return chosen == 0 ? -1 : values[chosen - 1];
    }
  }
}
