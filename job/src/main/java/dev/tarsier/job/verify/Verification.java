package dev.tarsier.job.verify;

import dev.tarsier.job.chart.SamplesPage;
import dev.tarsier.job.pipeline.EventSink;
import dev.tarsier.job.pipeline.ProgressCounters;
import dev.tarsier.job.pipeline.ProgressListener;
import dev.tarsier.job.report.Counts;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.report.ManifestParser;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.VerifyReport;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.PathOrder;
import dev.tarsier.job.request.RunFailure;
import dev.tarsier.job.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
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

  public Verification(JavaSparkContext spark, VerifyRequest request, EventSink events)
      throws IOException {
    this.spark = spark;
    this.request = NewestRun.of(request, spark.hadoopConfiguration());
    this.events = events;
  }

  /**
   * What was found, problems or none; the contact sheet is written then. Throws InputProblem when
   * there is no finished run to look at, RunFailure when it cannot be read for another reason than
   * its content.
   */
  public VerifyReport run() throws IOException {
    RunFiles files = new RunFiles(request.runFolder(), spark.hadoopConfiguration());
    String text = new RunText(files, request).manifest();
    Manifest manifest;
    try {
      manifest = ManifestParser.parse(text);
    } catch (IllegalArgumentException e) {
      return report(
          "", VerifyReport.Checked.NOTHING, new Findings(0, 0, 1, List.of(e.getMessage())));
    }
    return run(files, manifest);
  }

  private VerifyReport run(RunFiles files, Manifest manifest) throws IOException {
    int told = request.maxProblems();
    Findings folder = new FolderCheck(files, manifest, request, told).run();
    List<IndexCheck.Result> indexes = each(manifest.indexes(), manifest, CheckTask::checkIndex);
    ShardResult shards = checkShards(manifest);
    Findings extras =
        each(manifest.extras(), manifest, CheckTask::checkExtra).stream()
            .reduce(Findings.NOTHING, (left, right) -> left.plus(right, told));
    Findings all =
        folder
            .plus(ManifestCheck.of(manifest, indexes, told), told)
            .plus(shards.findings(), told)
            .plus(extras, told);
    VerifyReport report = report(manifest.dataset(), checked(manifest, indexes, shards), all);
    Optional<Location> sheet = request.sheet().location();
    if (sheet.isPresent()) {
      write(sheet.get(), SamplesPage.render(report, shards.shown()));
    }
    return report;
  }

  private static VerifyReport.Checked checked(
      Manifest manifest, List<IndexCheck.Result> indexes, ShardResult shards) {
    return new VerifyReport.Checked(
        manifest.shards().size(),
        shards.findings().samples(),
        shards.findings().bytes(),
        shards.decoded(),
        manifest.indexes().size(),
        indexes.stream().mapToLong(index -> index.counts().read()).sum(),
        manifest.extras().size());
  }

  private VerifyReport report(String dataset, VerifyReport.Checked checked, Findings all) {
    return new VerifyReport(
        request.runFolder().uri(),
        dataset,
        request.runId(),
        checked,
        request.decode().keyword(),
        all.problems(),
        all.first());
  }

  private void write(Location page, String html) throws IOException {
    try (OutputStream out =
        Storage.create(
            Storage.of(page, spark.hadoopConfiguration(), "sheet"), Storage.path(page))) {
      out.write(html.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** One look at one file. */
  private interface Look<T> extends Serializable {
    T at(CheckTask task, FileRecord file) throws IOException;
  }

  private <T> List<T> each(List<FileRecord> files, Manifest manifest, Look<T> look) {
    if (files.isEmpty()) {
      return List.of();
    }
    Broadcast<SerializableConfiguration> hadoop = broadcast();
    CheckTask task = task(hadoop, manifest);
    try {
      return spark
          .parallelize(files, slices(files.size()))
          .map(file -> look.at(task, file))
          .collect();
    } catch (Exception e) {
      throw failure(e);
    } finally {
      hadoop.destroy();
    }
  }

  private ShardResult checkShards(Manifest manifest) {
    boolean shown = request.sheet().location().isPresent();
    List<ShardWork> shards =
        SheetChoice.of(manifest.shards(), shown ? request.sheet().samples() : 0);
    if (shards.isEmpty()) {
      return ShardResult.NOTHING;
    }
    Broadcast<SerializableConfiguration> hadoop = broadcast();
    CheckTask task = task(hadoop, manifest);
    ProgressCounters counters = new ProgressCounters(spark);
    ProgressListener listener =
        new ProgressListener(events, Counts.NONE, manifest.counts().written());
    int told = request.maxProblems();
    spark.sc().addSparkListener(listener);
    try {
      List<ShardResult> results =
          spark
              .parallelize(shards, slices(shards.size()))
              .map(shard -> task.checkShard(shard, counters))
              .collect();
      listener.finish(counters);
      return results.stream().reduce(ShardResult.NOTHING, (left, right) -> left.plus(right, told));
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
  private int slices(int files) {
    return Math.min(files, spark.defaultParallelism() * 64);
  }

  private static RunFailure failure(Exception e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new RunFailure("Cannot read the run again: " + root, e);
  }

  /** Says {@link ProgressEvent.Verified} when all is well; throws RunFailure when it is not. */
  public void judge(VerifyReport report) {
    if (report.problemCount() == 0) {
      VerifyReport.Checked checked = report.checked();
      events.accept(
          new ProgressEvent.Verified(
              checked.shards(), checked.samples(), checked.bytes(), report.runFolder()));
      return;
    }
    long all = report.problemCount();
    String head = all == 1 ? "1 problem" : all + " problems";
    String rest = all > report.problems().size() ? ", the first " + report.problems().size() : "";
    throw new RunFailure(
        "Cannot accept "
            + report.runFolder()
            + ": "
            + head
            + rest
            + "\n  "
            + String.join("\n  ", report.problems()));
  }
}
