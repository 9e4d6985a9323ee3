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
import dev.tarsier.job.request.Dedupe;
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
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** The one Spark composition: open, list, pack, process, make of the vectors, publish. */
public final class ProcessPipeline {
  private final JavaSparkContext spark;
  private final JobRequest request;
  private final EventSink events;
  private final UsageMeter usage;

  public ProcessPipeline(JavaSparkContext spark, JobRequest request, EventSink events) {
    this.spark = spark;
    this.request = request;
    this.events = events;
    this.usage = new UsageMeter(spark);
  }

  /**
   * Runs the request, or what is left of it, and says so event by event. Throws InputProblem when
   * it cannot start, RunFailure when it fails; what is finished then stays for the next start.
   */
  public RunReport run() {
    try {
      return begin();
    } catch (IOException e) {
      throw Failures.of(e);
    }
  }

  private RunReport begin() throws IOException {
    Configuration hadoop = configuration();
    Recipe recipe = recipe();
    VectorStages.checkRequest(request, recipe);
    CascadeFiles cascades = CascadeFiles.read(recipe, hadoop);
    RunFolder first = new RunFolder(request, hadoop);
    new RunGuard(request, first).checkRequest();
    Optional<SettledModel> model = model(recipe, first);
    Listed listed = list();
    Generation generation = Generation.of(request, listed.summary(), hadoop);
    RunFolder folder = new RunFolder(generation.request(), hadoop);
    RunGuard guard = new RunGuard(generation.request(), folder);
    guard.checkListing(listed.summary());
    Optional<RunReport> completed = guard.completed();
    RunNote note = new RunNote(generation.request(), recipe, folder, hadoop, events);
    if (completed.isPresent()) {
      note.write(alreadyComplete(folder, completed.get()));
      return completed.get();
    }
    try {
      return work(
          new Opened(generation, folder, guard, note),
          listed,
          recipe,
          model.stream().toList(),
          cascades);
    } catch (IOException | RunFailure e) {
      // Another driver may have ended the run, and tidied up what this one was about to read.
      Optional<RunReport> other = endedByAnother(guard, e);
      if (other.isPresent()) {
        return alreadyComplete(folder, other.get());
      }
      throw e;
    }
  }

  private static Optional<RunReport> endedByAnother(RunGuard guard, Exception failure) {
    try {
      return guard.completed();
    } catch (IOException e) {
      failure.addSuppressed(e);
      return Optional.empty();
    }
  }

  /** The run that is being worked on. */
  private record Opened(Generation generation, RunFolder folder, RunGuard guard, RunNote note) {}

  /** {@code models}: the one that the recipe asks for, if it does. */
  private RunReport work(
      Opened opened, Listed listed, Recipe recipe, List<SettledModel> models, CascadeFiles cascades)
      throws IOException {
    Optional<SettledModel> model = models.stream().findFirst();
    RunFolder folder = opened.folder();
    RunGuard guard = opened.guard();
    VectorStages vectors = new VectorStages(spark, opened.generation().request(), recipe, folder);
    Selected selected =
        Selected.of(opened.generation(), listed.listing(), spark.hadoopConfiguration());
    int outputs = model.map(found -> found.form().outputs()).orElse(0);
    vectors.check(selected.choices().taken(), outputs);
    if (model.isPresent()) {
      guard.checkModel(model.get().file());
    }
    String hash = model.map(found -> found.file().sha256()).orElse("");
    Planned planned = begin(selected, listed.summary(), guard, vectors, outputs, hash);
    long images = planned.choices().taken();
    Resumed resumed = resumed(folder, planned.plan(), images);
    RunEnding ending =
        model
            .<RunEnding>map(found -> new VectorEnding(planned.request(), recipe, found))
            .orElseGet(() -> encoded(planned.request(), recipe));
    long started = process(planned, ending, cascades, resumed, images);
    ComponentsStage.Result made = vectors.run(planned.plan().inputs().size());
    Map<String, String> described = model.map(SettledModel::described).orElse(Map.of());
    Publisher.Course course = new Publisher.Course(listed.seconds(), started, usage);
    return new Publisher(planned, recipe, folder, opened.note(), events, described)
        .publish(listed.summary(), resumed, course, made);
  }

  /**
   * Before anything else, because a model that does not fit is a matter of seconds to find out. A
   * run that is whole needs none, unless another generation may follow it.
   */
  private Optional<SettledModel> model(Recipe recipe, RunFolder first) throws IOException {
    if (!(recipe.ending() instanceof ModelEnding)) {
      return Optional.empty();
    }
    boolean whole = !request.source().selection().incremental() && first.isComplete();
    return whole ? Optional.empty() : Optional.of(new ModelSettlement(spark, recipe).settle());
  }

  /** Leaves the mark of the run, once all is known to fit; what reads images comes after it. */
  private Planned begin(
      Selected selected,
      ListingSummary listing,
      RunGuard guard,
      VectorStages vectors,
      int outputs,
      String modelHash)
      throws IOException {
    Generation generation = selected.generation();
    guard.start(listing, modelHash, generation.base());
    AlikeStage alike = new AlikeStage(spark, generation.request(), events);
    Choices narrowed = alike.leaveOut(selected);
    if (request.source().selection().dedupe() != Dedupe.NONE) {
      vectors.check(narrowed.taken(), outputs);
    }
    return selected.plan(narrowed);
  }

  private static EncodedEnding encoded(JobRequest run, Recipe recipe) {
    // On the driver, once: looking for operations goes over every jar of the class path.
    return new EncodedEnding(run, recipe, RecipeParser.format(recipe, Operations.load()));
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

  /**
   * What earlier starts of this run have finished.
   *
   * @param marked whether attempts of theirs may have died
   */
  record Resumed(Set<Integer> partitions, Counts counts, boolean marked) {}

  private Configuration configuration() {
    return ConnectorSettings.apply(spark.hadoopConfiguration(), request.transfer());
  }

  private Recipe recipe() {
    try {
      return RecipeParser.parse(request.recipe(), Operations.load());
    } catch (InvalidRecipeException e) {
      throw new InputProblem(e.getMessage(), "recipe", e);
    }
  }

  private Resumed resumed(RunFolder folder, PartitionPlan plan, long images) throws IOException {
    // Attempts stay until the run is whole: another driver may be at work on one of them.
    Counts counts = Counts.NONE;
    RunFolder.Progress progress = folder.progress();
    Set<Integer> partitions = new HashSet<>(progress.finished());
    for (PartitionRecord record : new RecordReader(folder).read(List.copyOf(partitions))) {
      counts = counts.plus(record.counts());
    }
    events.accept(new ProgressEvent.Started(plan.inputs().size(), partitions.size(), images));
    return new Resumed(partitions, counts, progress.marked());
  }

  /** Runs a task for every partition without a record; returns when the first one started. */
  private long process(
      Planned planned, RunEnding ending, CascadeFiles cascades, Resumed resumed, long images) {
    long now = System.nanoTime();
    JobRequest run = planned.request();
    List<PartitionInput> pending =
        planned.plan().inputs().stream()
            .filter(input -> !resumed.partitions().contains(input.partition()))
            .toList();
    if (pending.isEmpty()) {
      return now;
    }
    ProgressListener listener = new ProgressListener(events, resumed.counts(), images);
    Broadcast<SerializableConfiguration> hadoop =
        spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
    ProgressCounters counters = new ProgressCounters(spark);
    PartitionTask task =
        new PartitionTask(run, ending, cascades, counters, usage, hadoop, resumed.marked());
    spark.sc().addSparkListener(listener);
    spark.setJobDescription(run.dataset() + " " + run.runId() + ": process");
    try {
      spark.parallelize(pending, pending.size()).foreach(task::run);
      listener.finish(counters);
      return listener.firstTaskNanos().orElse(now);
    } catch (Exception e) {
      throw Failures.of(e);
    } finally {
      spark.sc().removeSparkListener(listener);
      hadoop.destroy();
    }
  }
}
