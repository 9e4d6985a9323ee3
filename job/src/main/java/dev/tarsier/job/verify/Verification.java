package dev.tarsier.job.verify;

import dev.tarsier.job.pipeline.EventSink;
import dev.tarsier.job.pipeline.ProgressCounters;
import dev.tarsier.job.pipeline.ProgressListener;
import dev.tarsier.job.report.Counts;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.report.ManifestParser;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.PathOrder;
import dev.tarsier.job.request.RunFailure;
import dev.tarsier.job.sink.RunFolder;
import java.io.IOException;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Reads a finished run again: manifest, success, every shard, every index. Shards are read side by
 * side, each as a stream.
 */
public final class Verification {
  private final JavaSparkContext spark;
  private final VerifyRequest request;
  private final EventSink events;

  public Verification(JavaSparkContext spark, VerifyRequest request, EventSink events) {
    this.spark = spark;
    this.request = request;
    this.events = events;
  }

  /**
   * Says {@link ProgressEvent.Verified} when all is well. Throws InputProblem when there is no
   * finished run to look at, RunFailure when something is lost or wrong.
   */
  public void run() throws IOException {
    RunFiles files = new RunFiles(request.runFolder(), spark.hadoopConfiguration());
    Manifest manifest = manifest(files);
    int told = request.maxProblems();
    Findings folder = new FolderCheck(files, manifest, request, told).run();
    List<IndexCheck.Result> indexes = checkIndexes(manifest);
    Findings shards = checkShards(manifest);
    Findings all = folder.plus(ManifestCheck.of(manifest, indexes, told), told).plus(shards, told);
    judge(all);
    events.accept(
        new ProgressEvent.Verified(
            manifest.shards().size(), shards.samples(), shards.bytes(), request.runFolder().uri()));
  }

  private Manifest manifest(RunFiles files) throws IOException {
    String text =
        files
            .text(RunFolder.MANIFEST)
            .orElseThrow(
                () ->
                    new InputProblem(
                        "Missing run: "
                            + request.runFolder()
                            + " has no "
                            + RunFolder.MANIFEST
                            + " (the run has not ended yet, or the output or run id is another)",
                        "output.uri"));
    try {
      return ManifestParser.parse(text);
    } catch (IllegalArgumentException e) {
      throw new RunFailure("Cannot verify " + request.runFolder() + ": " + e.getMessage(), e);
    }
  }

  private List<IndexCheck.Result> checkIndexes(Manifest manifest) {
    List<FileRecord> indexes = manifest.indexes();
    if (indexes.isEmpty()) {
      return List.of();
    }
    Broadcast<SerializableConfiguration> hadoop = broadcast();
    CheckTask task = task(hadoop, manifest);
    try {
      return spark.parallelize(indexes, slices(indexes)).map(task::checkIndex).collect();
    } catch (Exception e) {
      throw failure(e);
    } finally {
      hadoop.destroy();
    }
  }

  private Findings checkShards(Manifest manifest) {
    List<FileRecord> shards = manifest.shards();
    if (shards.isEmpty()) {
      return Findings.NOTHING;
    }
    Broadcast<SerializableConfiguration> hadoop = broadcast();
    CheckTask task = task(hadoop, manifest);
    ProgressCounters counters = new ProgressCounters(spark);
    ProgressListener listener =
        new ProgressListener(events, Counts.NONE, manifest.counts().written());
    int told = request.maxProblems();
    spark.sc().addSparkListener(listener);
    try {
      List<Findings> findings =
          spark
              .parallelize(shards, slices(shards))
              .map(shard -> task.checkShard(shard, counters))
              .collect();
      listener.finish(counters);
      return findings.stream().reduce(Findings.NOTHING, (left, right) -> left.plus(right, told));
    } catch (Exception e) {
      throw failure(e);
    } finally {
      spark.sc().removeSparkListener(listener);
      hadoop.destroy();
    }
  }

  private CheckTask task(Broadcast<SerializableConfiguration> hadoop, Manifest manifest) {
    return new CheckTask(
        request,
        hadoop,
        Partitions.of(manifest),
        new PathOrder(manifest.shuffleSeed()),
        manifest.labels());
  }

  private Broadcast<SerializableConfiguration> broadcast() {
    return spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
  }

  /** A file each, as far as tasks are cheaper than files. */
  private int slices(List<FileRecord> files) {
    return Math.min(files.size(), spark.defaultParallelism() * 64);
  }

  private static RunFailure failure(Exception e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new RunFailure("Cannot read the run again: " + root, e);
  }

  private void judge(Findings all) {
    if (all.problems() == 0) {
      return;
    }
    String head = all.problems() == 1 ? "1 problem" : all.problems() + " problems";
    String rest = all.problems() > all.first().size() ? ", the first " + all.first().size() : "";
    throw new RunFailure(
        "Cannot accept "
            + request.runFolder()
            + ": "
            + head
            + rest
            + "\n  "
            + String.join("\n  ", all.first()));
  }
}
