package dev.tarsier.job.pipeline;

import dev.tarsier.job.model.TensorBatch;
import dev.tarsier.job.sink.AttemptJournal;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.Lock;

/**
 * Runs a model over batches, under the eyes of the journal and the watchdog. After a death every
 * image goes alone, so that one that kills the process is known; else as many as the batch takes.
 */
final class ModelRuns {
  private final TensorBatch batch;
  private final AttemptJournal journal;
  private final ImageWatchdog.Watch watch;
  private final PartitionTally tally;
  private int first;

  ModelRuns(
      TensorBatch batch, AttemptJournal journal, ImageWatchdog.Watch watch, PartitionTally tally) {
    this.batch = batch;
    this.journal = journal;
    this.watch = watch;
    this.tally = tally;
  }

  /** Adds an image; true when the batch has to be run now. */
  boolean add(int ordinal, float[] values) {
    first = batch.isEmpty() ? ordinal : first;
    batch.add(values);
    return batch.isFull() || journal.isCareful();
  }

  /** The vectors of the images that were added, in their order. */
  List<float[]> run() throws IOException {
    if (batch.isEmpty()) {
      return List.of();
    }
    long start = System.nanoTime();
    Lock turn = NativeTurn.of(journal.isSuspected(first));
    turn.lock();
    try {
      journal.enter(first);
      watch.enter(first, batch.size());
      List<float[]> vectors = batch.run();
      watch.leave();
      journal.leave(first);
      return vectors;
    } finally {
      turn.unlock();
      tally.ran(System.nanoTime() - start);
    }
  }
}
