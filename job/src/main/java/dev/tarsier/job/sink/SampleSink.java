package dev.tarsier.job.sink;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Placement;
import java.io.IOException;
import java.util.List;

/**
 * Writes the samples of one partition into shards. Used by one thread.
 *
 * @param <S> what a sample is: files, or a row
 */
public interface SampleSink<S> extends AutoCloseable {
  /** Writes a sample whole and says where its first member went. */
  Placement write(S sample) throws IOException;

  /** Ends the last shard; the shards, in order, under their attempt names still. */
  List<FileRecord> finish() throws IOException;

  /** Gives up what {@link #finish} has not ended; after it, does nothing. */
  @Override
  void close();
}
