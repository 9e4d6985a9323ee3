package dev.tarsier.job.pipeline;

import dev.tarsier.job.report.Counts;
import dev.tarsier.job.report.ProgressEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Turns Spark's own events into progress: counts of ended tasks, plus what running tasks reported
 * with their executor's last heartbeat. A failed task's counts are taken back.
 */
public final class ProgressListener extends SparkListener {
  private final EventSink events;
  private final long images;
  private final Map<Long, Map<String, Long>> running = new HashMap<>();
  private final Map<String, Long> ended = new HashMap<>();
  private final Counts resumed;
  private long firstTaskNanos;
  private boolean finished;

  /** {@code resumed}: what earlier starts of the run have finished; {@code images}: all of it. */
  public ProgressListener(EventSink events, Counts resumed, long images) {
    this.events = events;
    this.images = images;
    this.resumed = resumed;
    ended.put(ProgressCounters.WRITTEN, resumed.written());
    ended.put(ProgressCounters.REJECTED, resumed.rejected());
  }

  /** When the first task started, by {@link System#nanoTime}; empty before. */
  synchronized Optional<Long> firstTaskNanos() {
    return firstTaskNanos == 0 ? Optional.empty() : Optional.of(firstTaskNanos);
  }

  /** The last word, from the counters themselves: Spark's own events may still be under way. */
  public synchronized void finish(ProgressCounters counters) {
    running.clear();
    ended.putAll(counters.totals());
    ended.merge(ProgressCounters.WRITTEN, resumed.written(), Long::sum);
    ended.merge(ProgressCounters.REJECTED, resumed.rejected(), Long::sum);
    emit();
    finished = true;
  }

  @Override
  public synchronized void onTaskStart(SparkListenerTaskStart start) {
    if (firstTaskNanos == 0) {
      firstTaskNanos = System.nanoTime();
    }
  }

  @Override
  public synchronized void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
    CollectionConverters.asJava(update.accumUpdates())
        .forEach(
            task -> {
              Map<String, Long> counts = new HashMap<>();
              CollectionConverters.asJava(task._4())
                  .forEach(info -> add(counts, info, info.update()));
              running.put((Long) task._1(), counts);
            });
    emit();
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    running.remove(end.taskInfo().taskId());
    if (end.taskInfo().successful()) {
      CollectionConverters.asJava(end.taskInfo().accumulables())
          .forEach(info -> add(ended, info, info.update()));
    }
    emit();
  }

  private static void add(
      Map<String, Long> counts, AccumulableInfo info, scala.Option<Object> value) {
    if (info.name().isDefined()
        && info.name().get().startsWith("tarsier.")
        && value.isDefined()
        && value.get() instanceof Long number) {
      counts.merge(info.name().get(), number, Long::sum);
    }
  }

  private long sum(String name) {
    return ended.getOrDefault(name, 0L)
        + running.values().stream().mapToLong(counts -> counts.getOrDefault(name, 0L)).sum();
  }

  private void emit() {
    if (finished) {
      return;
    }
    double seconds = firstTaskNanos == 0 ? 0 : (System.nanoTime() - firstTaskNanos) / 1e9;
    events.accept(
        new ProgressEvent.Advanced(
            sum(ProgressCounters.WRITTEN),
            sum(ProgressCounters.REJECTED),
            images,
            sum(ProgressCounters.BYTES_READ),
            seconds));
  }
}
