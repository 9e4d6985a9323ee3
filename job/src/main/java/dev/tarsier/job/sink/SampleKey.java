package dev.tarsier.job.sink;

import java.io.Serializable;

/**
 * The name of a sample in its shard; members are {@code key.extension}.
 *
 * @param text empty when the path cannot become a member name
 * @param renamed whether it differs from the file's name to stay unique
 */
public record SampleKey(String text, boolean renamed) implements Serializable {
  public boolean isValid() {
    return !text.isEmpty();
  }
}
