package dev.tarsier.job.pipeline;

import dev.tarsier.job.chart.ReportPage;
import dev.tarsier.job.image.OpenCv;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.report.Counts;
import dev.tarsier.job.report.Erasure;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.ListingSummary;
import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.report.ManifestParser;
import dev.tarsier.job.report.PartitionRecord;
import dev.tarsier.job.report.PcaReport;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.Reads;
import dev.tarsier.job.report.RejectedImage;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.RunReportParser;
import dev.tarsier.job.report.StageSeconds;
import dev.tarsier.job.request.Dedupe;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.OutputFormat;
import dev.tarsier.job.request.RequestArguments;
import dev.tarsier.job.request.RunFailure;
import dev.tarsier.job.sink.RunFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Gathers the records of all partitions into report and manifest, then judges the run. */
final class Publisher {
  private final Planned planned;
  private final JobRequest request;
  private final Recipe recipe;
  private final RunFolder folder;
  private final RunNote note;
  private final EventSink events;
  private final Map<String, String> model;

  /** {@code model}: what the report says of it; empty without one. */
  Publisher(
      Planned planned,
      Recipe recipe,
      RunFolder folder,
      RunNote note,
      EventSink events,
      Map<String, String> model) {
    this.planned = planned;
    this.request = planned.request();
    this.recipe = recipe;
    this.folder = folder;
    this.note = note;
    this.events = events;
    this.model = Map.copyOf(model);
  }

  /**
   * @param listSeconds the driver's listing
   * @param firstTaskNanos by {@link System#nanoTime}
   * @param usage from the beginning of the run
   */
  record Course(double listSeconds, long firstTaskNanos, UsageMeter usage) {}

  /**
   * Throws RunFailure when images are unaccounted for, or too many were rejected.
   *
   * @param made of the run's vectors
   */
  RunReport publish(
      ListingSummary listing,
      ProcessPipeline.Resumed resumed,
      Course course,
      ComponentsStage.Result made)
      throws IOException {
    PartitionPlan plan = planned.plan();
    List<PartitionRecord> records =
        new RecordReader(folder).read(IntStream.range(0, plan.inputs().size()).boxed().toList());
    Counts counts = records.stream().map(PartitionRecord::counts).reduce(Counts.NONE, Counts::plus);
    if (counts.read() != listing.files()) {
      throw new RunFailure(
          "Cannot publish the run: "
              + listing.files()
              + " images were listed, "
              + counts.read()
              + " have an outcome");
    }
    List<FileRecord> shards = records.stream().flatMap(record -> record.shards().stream()).toList();
    List<FileRecord> extras = extras(plan, shards);
    extras.addAll(made.files());
    Manifest manifest =
        new Manifest(
            request.dataset(),
            request.runId(),
            request.hash(),
            listing,
            request.output().layout().shuffleSeed(),
            counts,
            plan.vocabulary(),
            shards,
            records.stream().map(PartitionRecord::index).toList(),
            extras,
            Erasure.NONE);
    removeOthers(manifest);
    RunReport report = report(records, counts, resumed, course, made.report());
    folder.write(RunFolder.REPORT, RunReportParser.format(report));
    folder.write(
        RunFolder.REPORT_PAGE, ReportPage.render(report, records, manifest, made.points()));
    folder.write(RunFolder.MANIFEST, ManifestParser.format(manifest));
    events.accept(new ProgressEvent.Finished(report, folder.location().uri()));
    conclude(report, manifest);
    return report;
  }

  private void removeOthers(Manifest manifest) throws IOException {
    Set<String> shards = new HashSet<>();
    manifest.shards().forEach(shard -> shards.add(shard.name()));
    String below = "shards/";
    manifest.extras().stream()
        .map(FileRecord::name)
        .filter(name -> name.startsWith(below))
        .forEach(name -> shards.add(name.substring(below.length())));
    Set<String> indexes = new HashSet<>();
    manifest.indexes().forEach(index -> indexes.add(index.name()));
    folder.removeOthers(shards, indexes);
  }

  /** Noted last: by then nothing about the run depends on it. */
  private void conclude(RunReport report, Manifest manifest) throws IOException {
    try {
      judge(manifest.counts());
    } catch (RunFailure e) {
      note.write(report, manifest, false);
      throw e;
    }
    folder.write(RunFolder.SUCCESS, "");
    folder.removeAttempts();
    folder.removeProgress();
    note.write(report, manifest, true);
  }

  private void judge(Counts counts) {
    if (counts.rejectedShare() > request.limits().rejectedShare()) {
      throw new RunFailure(
          String.format(
              Locale.ROOT,
              "Cannot accept the run: %d of %d images were rejected (%.1f %%, limit %.1f %%); all"
                  + " is written and reported in %s; raise limits.rejected and run again, nothing"
                  + " is done twice",
              counts.rejected(),
              counts.taken(),
              counts.rejectedShare() * 100,
              request.limits().rejectedShare() * 100,
              folder.location().child(RunFolder.REPORT_PAGE)));
    }
  }

  /** Writes what stands beside the shards of its format. */
  private List<FileRecord> extras(PartitionPlan plan, List<FileRecord> shards) throws IOException {
    List<FileRecord> extras = new ArrayList<>();
    if (request.output().format() == OutputFormat.TFRECORD) {
      Map<String, String> files =
          TensorFlowFiles.of(request, recipe, plan.vocabulary()).texts(shards);
      for (Map.Entry<String, String> file : files.entrySet()) {
        extras.add(folder.writeExtra(file.getKey(), file.getValue()));
      }
    }
    if (planned.choices().increment().hasBase()) {
      extras.add(
          folder.writeExtra(
              SupersededSample.FILE, SupersededSample.csv(planned.choices().superseded())));
    }
    if (request.source().selection().dedupe() != Dedupe.NONE) {
      extras.add(folder.writeExtra(Duplicate.FILE, Duplicate.csv(planned.choices().duplicates())));
    }
    return extras;
  }

  private RunReport report(
      List<PartitionRecord> records,
      Counts counts,
      ProcessPipeline.Resumed resumed,
      Course course,
      PcaReport pca) {
    StageSeconds listed = new StageSeconds(course.listSeconds(), 0, 0, 0, 0, 0);
    List<RejectedImage> rejected =
        records.stream()
            .flatMap(record -> record.rejected().stream())
            .limit(RunReport.REJECTED_LISTED)
            .toList();
    return new RunReport(
        request.dataset(),
        request.runId(),
        counts,
        records.stream().mapToLong(PartitionRecord::bytesRead).sum(),
        records.stream().mapToLong(PartitionRecord::bytesWritten).sum(),
        records.stream().mapToLong(record -> record.shards().size()).sum(),
        (System.nanoTime() - course.firstTaskNanos()) / 1e9,
        records.stream().map(PartitionRecord::stages).reduce(listed, StageSeconds::plus),
        records.stream().map(PartitionRecord::reads).reduce(Reads.NONE, Reads::plus),
        spread(records, resumed),
        records.stream().mapToLong(PartitionRecord::keysRenamed).sum(),
        configuration(),
        versions(),
        rejected,
        pca,
        planned.choices().increment(),
        course.usage().soFar());
  }

  private static RunReport.Spread spread(
      List<PartitionRecord> records, ProcessPipeline.Resumed resumed) {
    double[] seconds =
        records.stream()
            .filter(record -> record.counts().read() > 0)
            .mapToDouble(PartitionRecord::seconds)
            .sorted()
            .toArray();
    return new RunReport.Spread(
        records.size(),
        resumed.partitions().size(),
        resumed.counts().taken(),
        seconds.length == 0 ? 0 : seconds[0],
        seconds.length == 0 ? 0 : seconds[seconds.length / 2],
        seconds.length == 0 ? 0 : seconds[seconds.length - 1]);
  }

  private Map<String, String> configuration() {
    Map<String, String> configuration = new TreeMap<>();
    List<String> arguments = RequestArguments.format(request);
    for (int i = 0; i < arguments.size(); i += 2) {
      configuration.merge(
          arguments.get(i).substring(2), arguments.get(i + 1), (left, right) -> left + " " + right);
    }
    return configuration;
  }

  private Map<String, String> versions() {
    String own = Publisher.class.getPackage().getImplementationVersion();
    Map<String, String> versions = new TreeMap<>(model);
    versions.put("tarsier", own == null ? "unpackaged" : own);
    versions.put("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
    versions.put("java", System.getProperty("java.version"));
    versions.put("opencv", OpenCv.version());
    return versions;
  }
}
