package dev.tarsier.job.request;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The order in which images are written. Shuffled, it is that of the first eight bytes of the
 * SHA-256 of seed and path: it looks random, and follows from each path alone, so that anybody can
 * tell of two images which comes first.
 *
 * @param seed {@link Layout#UNSHUFFLED} for the order of the paths themselves
 */
public record PathOrder(long seed) implements Comparator<String>, Serializable {
  @Override
  public int compare(String left, String right) {
    int drawn = isShuffled() ? Long.compareUnsigned(key(left), key(right)) : 0;
    return drawn != 0 ? drawn : left.compareTo(right);
  }

  /** {@code byPath}, which is sorted by path already, in this order. */
  public <T> List<T> sorted(List<T> byPath, Function<T, String> path) {
    return isShuffled()
        ? byPath.stream()
            .map(item -> new Drawn<>(key(path.apply(item)), item))
            .sorted((left, right) -> Long.compareUnsigned(left.key(), right.key()))
            .map(Drawn::item)
            .toList()
        : byPath;
  }

  private record Drawn<T>(long key, T item) {}

  private boolean isShuffled() {
    return seed != Layout.UNSHUFFLED;
  }

  private long key(String path) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((seed + "\0").getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest.digest(path.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
