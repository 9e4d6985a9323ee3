package dev.tarsier.job.pipeline;

import dev.tarsier.job.source.ReadResult;
import java.io.IOException;
import java.util.Optional;

/** What two images must share to be alike, of one task's images. */
interface Fingerprinter extends AutoCloseable {
  /**
   * 32 bytes; empty for an image that is like no other. {@code ordinal}: its number in the task.
   */
  Optional<byte[]> of(int ordinal, ReadResult.Loaded loaded) throws IOException;

  @Override
  void close();
}
