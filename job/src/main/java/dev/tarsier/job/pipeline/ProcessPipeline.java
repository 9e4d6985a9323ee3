package dev.tarsier.job.pipeline;

import dev.tarsier.job.recipe.InvalidRecipeException;
import dev.tarsier.job.recipe.ModelEnding;
import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.recipe.RecipeParser;
import dev.tarsier.job.report.Counts;
import dev.tarsier.job.report.ListingSummary;
import dev.tarsier.job.report.PartitionRecord;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.RunFailure;
import dev.tarsier.job.sink.RunFolder;
import dev.tarsier.job.source.Listing;
import dev.tarsier.job.source.SourceLister;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** The one Spark composition: open, list, pack, process, make of the vectors, publish. */
public final class ProcessPipeline {
  private final JavaSparkContext spark;
  private final JobRequest request;
  private final EventSink events;

  public ProcessPipeline(JavaSparkContext spark, JobRequest request, EventSink events) {
    this.spark = spark;
    this.request = request;
    this.events = events;
  }

  /**
   * Runs the request, or what is left of it, and says so event by event. Throws InputProblem when
   * it cannot start, RunFailure when it fails; what is finished then stays for the next start.
   */
  public RunReport run() throws IOException {
    Configuration hadoop = configuration();
    Recipe recipe = recipe();
    CascadeFiles cascades = CascadeFiles.read(recipe, hadoop);
    RunFolder folder = new RunFolder(request, hadoop);
    RunGuard guard = new RunGuard(request, folder);
    guard.checkRequest();
    Optional<SettledModel> model = model(recipe, folder, guard);
    Listed listed = list();
    guard.checkListing(listed.summary());
    Optional<RunReport> completed = guard.completed();
    RunNote note = new RunNote(request, recipe, folder, hadoop, events);
    if (completed.isPresent()) {
      note.write(alreadyComplete(folder, completed.get()));
      return completed.get();
    }
    PartitionPlan plan = PartitionPlan.of(listed.listing(), request, hadoop);
    VectorStages vectors = new VectorStages(spark, request, recipe, folder);
    vectors.check(listed.summary().files(), model.map(found -> found.form().outputs()).orElse(0));
    guard.start(listed.summary(), model.map(found -> found.file().sha256()).orElse(""));
    Resumed resumed = resumed(folder, plan, listed.summary().files());
    RunEnding ending =
        model
            .<RunEnding>map(found -> new VectorEnding(request, recipe, found))
            .orElseGet(() -> encoded(recipe));
    long started = process(plan, ending, cascades, resumed, listed.summary().files());
    ComponentsStage.Result made = vectors.run(plan.inputs().size());
    return new Publisher(
            request,
            recipe,
            folder,
            note,
            events,
            model.map(SettledModel::described).orElse(Map.of()))
        .publish(
            listed.summary(), plan, resumed, new Publisher.Times(listed.seconds(), started), made);
  }

  /** Before anything else, because a model that does not fit is a matter of seconds to find out. */
  private Optional<SettledModel> model(Recipe recipe, RunFolder folder, RunGuard guard)
      throws IOException {
    if (!(recipe.ending() instanceof ModelEnding) || folder.isComplete()) {
      return Optional.empty();
    }
    SettledModel model = new ModelSettlement(spark, recipe).settle();
    guard.checkModel(model.file());
    return Optional.of(model);
  }

  private EncodedEnding encoded(Recipe recipe) {
    // On the driver, once: looking for operations goes over every jar of the class path.
    return new EncodedEnding(request, recipe, RecipeParser.format(recipe, Operations.load()));
  }

  private record Listed(Listing listing, ListingSummary summary, double seconds) {}

  private Listed list() throws IOException {
    long start = System.nanoTime();
    Listing listing = new SourceLister(spark, request.source()).list();
    double seconds = (System.nanoTime() - start) / 1e9;
    ListingSummary summary = listing.summary();
    events.accept(new ProgressEvent.Listed(summary.files(), summary.bytes(), seconds));
    return new Listed(listing, summary, seconds);
  }

  /** Removes what a kill between the success and the last tidying leaves. */
  private RunReport alreadyComplete(RunFolder folder, RunReport report) throws IOException {
    folder.removeAttempts();
    folder.removeProgress();
    events.accept(new ProgressEvent.AlreadyComplete(report, folder.location().uri()));
    return report;
  }

  /** What earlier starts of this run have finished. */
  record Resumed(Set<Integer> partitions, Counts counts) {}

  private Configuration configuration() {
    Configuration hadoop = spark.hadoopConfiguration();
    hadoop.setLong(
        "fs.gs.outputstream.upload.chunk.size", request.transfer().uploadChunk().bytes());
    // The size is known from the listing: asking for it again would double the requests.
    hadoop.setBoolean("fs.gs.inputstream.fast.fail.on.not.found.enable", false);
    return hadoop;
  }

  private Recipe recipe() {
    try {
      return RecipeParser.parse(request.recipe(), Operations.load());
    } catch (InvalidRecipeException e) {
      throw new InputProblem(e.getMessage(), "recipe", e);
    }
  }

  private Resumed resumed(RunFolder folder, PartitionPlan plan, long images) throws IOException {
    folder.removeAttempts();
    Counts counts = Counts.NONE;
    Set<Integer> partitions = new HashSet<>(folder.finishedPartitions());
    for (PartitionRecord record : new RecordReader(folder).read(List.copyOf(partitions))) {
      counts = counts.plus(record.counts());
    }
    events.accept(new ProgressEvent.Started(plan.inputs().size(), partitions.size(), images));
    return new Resumed(partitions, counts);
  }

  /** Runs a task for every partition without a record; returns when the first one started. */
  private long process(
      PartitionPlan plan, RunEnding ending, CascadeFiles cascades, Resumed resumed, long images) {
    long now = System.nanoTime();
    List<PartitionInput> pending =
        plan.inputs().stream()
            .filter(input -> !resumed.partitions().contains(input.partition()))
            .toList();
    if (pending.isEmpty()) {
      return now;
    }
    ProgressListener listener = new ProgressListener(events, resumed.counts(), images);
    Broadcast<SerializableConfiguration> hadoop =
        spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
    ProgressCounters counters = new ProgressCounters(spark);
    PartitionTask task = new PartitionTask(request, ending, cascades, counters, hadoop);
    spark.sc().addSparkListener(listener);
    spark.setJobDescription(request.dataset() + " " + request.runId() + ": process");
    try {
      spark.parallelize(pending, pending.size()).foreach(task::run);
      listener.finish(counters);
      return listener.firstTaskNanos().orElse(now);
    } catch (Exception e) {
      throw failure(e);
    } finally {
      spark.sc().removeSparkListener(listener);
      hadoop.destroy();
    }
  }

  /** Our own message from below Spark's, where there is one. */
  static RunFailure failure(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof RunFailure failure) {
        return failure;
      }
    }
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String reason =
        root instanceof SparkException
            ? String.valueOf(root.getMessage()).lines().findFirst().orElse("")
            : root.toString();
    return new RunFailure(
        "Cannot finish the run: " + reason + " (run the same request again to go on from here)", e);
  }
}
