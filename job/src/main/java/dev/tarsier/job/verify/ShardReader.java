package dev.tarsier.job.verify;

import java.io.IOException;
import java.util.Optional;

/** Reads the samples of one shard in order, and holds the shard to its format on the way. */
interface ShardReader extends AutoCloseable {
  /**
   * The next sample, valid until the next call; empty after the last. Throws DamagedArchive at the
   * first thing that does not belong; what follows is not looked at then.
   *
   * @param withImage whether the image's bytes are wanted; without, none need to be held
   */
  Optional<StoredSample> next(boolean withImage) throws IOException;

  @Override
  void close() throws IOException;
}
