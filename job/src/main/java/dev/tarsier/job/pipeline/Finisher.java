package dev.tarsier.job.pipeline;

import dev.tarsier.job.accept.ImageHeader;
import dev.tarsier.job.image.Processed;
import dev.tarsier.job.report.FileRecord;
import java.io.IOException;
import java.util.List;

/** Makes samples of what the recipe's operations gave, and writes them. Used by one thread. */
interface Finisher extends AutoCloseable {
  /**
   * Ends the image now or together with later ones; {@code processed} is what the recipe ends in,
   * and valid during the call.
   */
  void finish(OutcomeQueue.Place place, ImageHeader header, Processed processed) throws IOException;

  /** Ends all images and the last shard; the shards under their attempt names still. */
  List<FileRecord> end() throws IOException;

  /** Gives up what {@link #end} has not ended; after it, does nothing. */
  @Override
  void close();
}
