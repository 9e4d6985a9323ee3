package dev.tarsier.job.sink;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Placement;
import java.io.IOException;
import java.util.List;

/** Writes the samples of one partition into shards. Used by one thread. */
public interface SampleSink extends AutoCloseable {
  /** Writes a sample whole and says where its first member went. */
  Placement write(Sample sample) throws IOException;

  /** Ends the last shard; the shards, in order, under their attempt names still. */
  List<FileRecord> finish() throws IOException;

  /** Gives up what {@link #finish} has not ended; after it, does nothing. */
  @Override
  void close();
}
