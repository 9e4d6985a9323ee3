package dev.tarsier.job.bench;

import dev.tarsier.job.pipeline.EventSink;
import dev.tarsier.job.pipeline.ProcessPipeline;
import dev.tarsier.job.recipe.InvalidRecipeException;
import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.recipe.RecipeParser;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.LabelRule;
import dev.tarsier.job.request.Layout;
import dev.tarsier.job.request.Limits;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.OutputRequest;
import dev.tarsier.job.request.Selection;
import dev.tarsier.job.request.SourceRequest;
import dev.tarsier.job.request.Tracking;
import dev.tarsier.job.request.Transfer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The job beside a bare loop over the same files with the same operations on as many threads. In a
 * turn half of the loop runs before the job and half after it: a machine that slows down slows
 * both. Of several turns the median is quoted.
 */
public final class Bench {
  private static final int PARTITIONS_PER_CORE = 8;

  private final JavaSparkContext spark;
  private final BenchRequest request;
  private final EventSink events;

  public Bench(JavaSparkContext spark, BenchRequest request, EventSink events) {
    this.spark = spark;
    this.request = request;
    this.events = events;
  }

  /**
   * What was measured.
   *
   * @param distinct files
   * @param turns the loop and the job, one after the other
   * @param delayed the job with latency on every open and read, by latency; empty when not asked
   *     for
   */
  public record Result(int distinct, List<Turn> turns, List<Delayed> delayed) {
    /** The turn whose ratio is the median. */
    public Turn median() {
      return turns.stream()
          .sorted(Comparator.comparingDouble(Turn::ratio))
          .toList()
          .get(turns.size() / 2);
    }
  }

  /** The job with so much latency. */
  public record Delayed(int millis, RunReport job) {}

  /** The loop, both halves, and the job over the same files. */
  public record Turn(BareLoop.Result bare, RunReport job) {
    /** The job's images a second over the loop's. */
    public double ratio() {
      return job.imagesPerSecond() / bare.imagesPerSecond();
    }
  }

  /** Takes about twice the requested seconds a turn, and as long again with latency. */
  public Result run() throws IOException {
    BareLoop loop = new BareLoop(recipe(), request.cores());
    try (BenchFiles files = BenchFiles.of(request)) {
      int rounds = rounds(loop, files);
      // A first small run takes Spark's and the compiler's start out of the measured ones.
      runJob("file", files.linked("warm-up", 1), files, "warm-up");
      Path input = files.linked("measured", rounds);
      List<Path> half = files.repeated((rounds + 1) / 2);
      List<Turn> turns = new ArrayList<>();
      for (int turn = 0; turn < request.turns(); turn++) {
        BareLoop.Result before = loop.run(half);
        RunReport job = runJob("file", input, files, "turn-" + turn);
        turns.add(new Turn(before.plus(loop.run(half)), job));
      }
      List<Delayed> delayed = new ArrayList<>();
      for (int millis : request.curve().millis()) {
        delayed.add(runDelayed(millis, input, files));
      }
      return new Result(files.originals().size(), turns, delayed);
    }
  }

  private Recipe recipe() {
    try {
      return RecipeParser.parse(request.recipe(), Operations.load());
    } catch (InvalidRecipeException e) {
      throw new InputProblem(e.getMessage(), "recipe", e);
    }
  }

  /** How often the files must be gone over to fill the requested time; warms up on the way. */
  private int rounds(BareLoop loop, BenchFiles files) {
    loop.run(files.originals());
    BareLoop.Result estimate = loop.run(files.originals());
    if (estimate.images() == 0) {
      throw new InputProblem("Cannot measure: no image could be processed", "");
    }
    return (int) Math.max(1, Math.ceil(request.seconds() / estimate.seconds()));
  }

  private Delayed runDelayed(int millis, Path input, BenchFiles files) throws IOException {
    LatencyFileSystem.register(spark.hadoopConfiguration(), millis);
    return new Delayed(
        millis, runJob(LatencyFileSystem.SCHEME, input, files, "delayed-by-" + millis));
  }

  private RunReport runJob(String scheme, Path input, BenchFiles files, String runId)
      throws IOException {
    JobRequest job =
        new JobRequest(
            "bench",
            runId,
            new SourceRequest(
                new Location(scheme + ":" + input),
                "",
                SourceRequest.DEFAULT_INCLUDE,
                SourceRequest.DEFAULT_FORMATS,
                new LabelRule.None(),
                Selection.ALL),
            request.recipe(),
            new OutputRequest(
                new Location("file:" + files.output()),
                recipe().formats().get(0),
                OutputRequest.DEFAULT_SHARD_SIZE,
                request.cores() * PARTITIONS_PER_CORE,
                Layout.DEFAULT),
            new Limits(Limits.DEFAULT.pixels(), 1, Limits.DEFAULT.imageTimeout()),
            Transfer.DEFAULT,
            Tracking.NONE);
    return new ProcessPipeline(spark, job, events).run();
  }
}
