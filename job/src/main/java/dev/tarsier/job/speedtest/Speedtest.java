package dev.tarsier.job.speedtest;

import dev.tarsier.job.pipeline.EventSink;
import dev.tarsier.job.pipeline.ProgressCounters;
import dev.tarsier.job.pipeline.ProgressListener;
import dev.tarsier.job.report.Counts;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.SpeedPoint;
import dev.tarsier.job.report.SpeedReport;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.RunFailure;
import dev.tarsier.job.sink.CommittedFolder;
import dev.tarsier.job.source.SourceFile;
import dev.tarsier.job.source.SourceLister;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** The one composition: sample, shards, warm-up, points, report, results. */
public final class Speedtest {
  private static final String SHARDS = "shards";

  private final JavaSparkContext spark;
  private final SpeedtestRequest request;
  private final EventSink events;

  public Speedtest(JavaSparkContext spark, SpeedtestRequest request, EventSink events) {
    this.spark = spark;
    this.request = request;
    this.events = events;
  }

  /**
   * Measures, writes results and page, and commits them; points that fail are in the report. With
   * {@code --once}, results that are there already are what it returns. Throws InputProblem when
   * there is nothing to measure.
   */
  public SpeedReport run() throws IOException {
    if (spark.getConf().getBoolean("spark.speculation", false)) {
      throw new InputProblem(
          "Cannot measure with spark.speculation=true: points would be read twice (leave it out)",
          "");
    }
    CommittedFolder folder =
        new CommittedFolder(request.folder(), request.name(), spark.hadoopConfiguration());
    if (folder.isCommitted() && request.once()) {
      return new SpeedResults(folder.location(), spark.hadoopConfiguration()).report();
    }
    if (folder.isCommitted()) {
      throw new InputProblem(
          "Cannot write " + folder.location() + ": it is there already (give another --name)", "");
    }
    Broadcast<SerializableConfiguration> hadoop =
        spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
    try {
      return run(folder, hadoop);
    } finally {
      // The shards too: they are made from the source again faster than they are looked after.
      folder.discard();
      hadoop.destroy();
    }
  }

  private SpeedReport run(CommittedFolder folder, Broadcast<SerializableConfiguration> hadoop)
      throws IOException {
    List<SourceFile> listed = new SourceLister(spark, request.source()).list().files();
    Sampling sampling = new Sampling(spark, request, hadoop);
    Chosen chosen = sampling.choose(listed);
    PreparedSample sample = sampling.write(chosen, listed.size(), folder.attempt().child(SHARDS));
    ProgressCounters counters = new ProgressCounters(spark);
    PointTask task = new PointTask(sample, hadoop, counters);
    long warmUp = warmUp(sample, task);
    List<SpeedPoint> points = measure(sample, task, counters);
    Analysis analysis =
        new Figures(
                request,
                folder.results(),
                spark.defaultParallelism(),
                sample,
                chosen.left(),
                warmUp)
            .of(points);
    SpeedResults.write(folder, analysis, points, chosen.left());
    return analysis.report();
  }

  /** Fills caches and lets Java compile what will be timed; a task for each part of the sample. */
  private long warmUp(PreparedSample sample, PointTask task) {
    Grid grid = request.grid();
    List<Integer> parts = IntStream.range(0, sample.parts().size()).boxed().toList();
    spark.setJobDescription("speed test: warm up");
    try {
      return spark
          .parallelize(parts, parts.size())
          .map(part -> task.warm(part, grid))
          .collect()
          .stream()
          .mapToLong(Long::longValue)
          .sum();
    } catch (Exception e) {
      throw failure("Cannot warm up", e);
    }
  }

  /** One action and no other on what it gives: every point is measured once. */
  private List<SpeedPoint> measure(
      PreparedSample sample, PointTask task, ProgressCounters counters) {
    List<GridPoint> points = request.grid().points();
    long images =
        points.stream().mapToLong(GridPoint::images).filter(n -> n <= sample.images()).sum();
    ProgressListener listener = new ProgressListener(events, Counts.NONE, images);
    events.accept(new ProgressEvent.Started(points.size(), 0, images));
    spark.sc().addSparkListener(listener);
    spark.setJobDescription("speed test: measure");
    try {
      List<SpeedPoint> measured =
          spark.parallelize(points, points.size()).map(task::measure).collect();
      listener.finish(counters);
      return measured;
    } catch (Exception e) {
      throw failure("Cannot measure", e);
    } finally {
      spark.sc().removeSparkListener(listener);
    }
  }

  static RunFailure failure(String what, Exception e) {
    Throwable root = e;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof RunFailure failure) {
        return failure;
      }
      root = cause;
    }
    return new RunFailure(what + ": " + root, e);
  }
}
