package dev.tarsier.job.pipeline;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.report.ManifestParser;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.RunFailure;
import dev.tarsier.job.sink.IndexRow;
import dev.tarsier.job.sink.IndexRows;
import dev.tarsier.job.sink.RunFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;

/**
 * The whole run that another goes on from. Its index alone tells where every image of the data set
 * stands, also those that it found unchanged itself.
 */
final class EarlierRun {
  /** An object store answers each file in its own time. */
  private static final int THREADS = 8;

  /** Takes the rows; not by two threads at once. */
  interface Rows {
    void take(IndexRow row);
  }

  private final RunFolder folder;
  private final Manifest manifest;
  private final Configuration configuration;

  private EarlierRun(RunFolder folder, Manifest manifest, Configuration configuration) {
    this.folder = folder;
    this.manifest = manifest;
    this.configuration = configuration;
  }

  static EarlierRun open(JobRequest run, Configuration configuration) throws IOException {
    RunFolder folder = new RunFolder(run, configuration);
    String text =
        folder
            .read(RunFolder.MANIFEST)
            .orElseThrow(
                () ->
                    new RunFailure(
                        "Missing manifest of the earlier run "
                            + folder.location()
                            + ", which had"
                            + " ended well (restore it, or start anew with another --run-id)"));
    return new EarlierRun(folder, ManifestParser.parse(text), configuration);
  }

  String runId() {
    return manifest.runId();
  }

  /** Class number to label. */
  List<String> vocabulary() {
    return manifest.labels();
  }

  /** Reads every row of its index, in no order; throws RunFailure when one cannot be read. */
  void read(Rows rows) {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> pending = new ArrayList<>();
      for (FileRecord index : manifest.indexes()) {
        pending.add(threads.submit(() -> readFile(index.name(), rows)));
      }
      for (Future<?> future : pending) {
        future.get();
      }
    } catch (ExecutionException e) {
      throw new RunFailure(
          "Cannot read the index of the earlier run "
              + folder.location()
              + ": "
              + e.getCause().getMessage(),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailure("Cannot read the earlier run " + folder.location() + ": interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private Void readFile(String name, Rows rows) throws IOException {
    try (IndexRows reader = new IndexRows(folder.index(name), configuration)) {
      for (Optional<IndexRow> row = reader.next(); row.isPresent(); row = reader.next()) {
        synchronized (rows) {
          rows.take(row.get());
        }
      }
    }
    return null;
  }
}
