package dev.tarsier.job.pipeline;

import dev.tarsier.job.report.ComponentsRecord;
import dev.tarsier.job.report.ComponentsRecordParser;
import dev.tarsier.job.report.PartitionRecord;
import dev.tarsier.job.request.RunFailure;
import dev.tarsier.job.sink.RunFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Gathers partition records, several at a time: an object store answers each in its own time. */
final class RecordReader {
  private static final int THREADS = 16;

  private final RunFolder folder;

  RecordReader(RunFolder folder) {
    this.folder = folder;
  }

  /** In the order asked for; throws RunFailure when one is missing. */
  List<PartitionRecord> read(List<Integer> partitions) throws IOException {
    return all(partitions, this::one);
  }

  /** Those of components, in the order asked for, empty where there is none yet. */
  List<Optional<ComponentsRecord>> components(List<Integer> partitions) throws IOException {
    return all(
        partitions,
        partition ->
            folder.record(ComponentsTask.recordName(partition)).map(ComponentsRecordParser::parse));
  }

  /** Reads one record. */
  private interface Reading<T> {
    T read(int partition) throws IOException;
  }

  private static <T> List<T> all(List<Integer> partitions, Reading<T> reading) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<T>> pending = new ArrayList<>();
      for (int partition : partitions) {
        pending.add(threads.submit(() -> reading.read(partition)));
      }
      List<T> records = new ArrayList<>();
      for (Future<T> future : pending) {
        records.add(future.get());
      }
      return records;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IOException("Cannot read the records of finished partitions", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailure("Cannot read the records of finished partitions: interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private PartitionRecord one(int partition) throws IOException {
    return folder
        .record(partition)
        .orElseThrow(
            () ->
                new RunFailure(
                    "Missing record of partition "
                        + partition
                        + " (run the same request again to go on from here)"));
  }
}
