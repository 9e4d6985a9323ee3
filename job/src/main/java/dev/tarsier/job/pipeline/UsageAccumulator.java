package dev.tarsier.job.pipeline;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.util.AccumulatorV2;

/** The latest look at every process that had a task, by the process's name. */
final class UsageAccumulator extends AccumulatorV2<ProcessUsage, Map<String, ProcessUsage>> {
  private static final long serialVersionUID = 1;

  /** Replaced as a whole: heartbeats read it while a task adds to it. */
  private volatile Map<String, ProcessUsage> latest = Map.of();

  /** Process and host; Spark's own name of an executor is "driver" for all of a local run. */
  static String process() {
    return ManagementFactory.getRuntimeMXBean().getName();
  }

  @Override
  public boolean isZero() {
    return latest.isEmpty();
  }

  @Override
  public UsageAccumulator copy() {
    UsageAccumulator copy = new UsageAccumulator();
    copy.latest = latest;
    return copy;
  }

  @Override
  public void reset() {
    latest = Map.of();
  }

  /** A look at this process. */
  @Override
  public void add(ProcessUsage usage) {
    latest = with(Map.of(process(), usage));
  }

  @Override
  public void merge(AccumulatorV2<ProcessUsage, Map<String, ProcessUsage>> other) {
    latest = with(other.value());
  }

  private Map<String, ProcessUsage> with(Map<String, ProcessUsage> added) {
    Map<String, ProcessUsage> all = new HashMap<>(latest);
    added.forEach((process, usage) -> all.merge(process, usage, ProcessUsage::later));
    return Map.copyOf(all);
  }

  @Override
  public Map<String, ProcessUsage> value() {
    return latest;
  }
}
