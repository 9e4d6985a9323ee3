package dev.tarsier.job.pipeline;

import dev.tarsier.job.report.Requests;
import dev.tarsier.job.report.Usage;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;

/** What driver and executors use from the meter's making on. */
final class UsageMeter implements Serializable {
  private static final long serialVersionUID = 1;
  private static final double NANOS = 1e9;

  private final UsageAccumulator accumulator = new UsageAccumulator();
  private final String driver = UsageAccumulator.process();
  private final ProcessUsage before = ProcessUsage.now();

  UsageMeter(JavaSparkContext spark) {
    spark.sc().register(accumulator);
  }

  /** In a task, at its end. */
  void look() {
    accumulator.add(ProcessUsage.now());
  }

  /** On the driver; executors up to their last finished task. */
  Usage soFar() {
    Map<String, ProcessUsage> processes = new HashMap<>(accumulator.value());
    processes.put(driver, ProcessUsage.now());
    // An executor began with this application, a driver's JVM may have had others.
    Requests all =
        processes.values().stream()
            .map(ProcessUsage::requests)
            .reduce(Requests.NONE, Requests::plus);
    long peak =
        processes.values().stream().mapToLong(ProcessUsage::peakResidentBytes).max().orElse(0);
    long cpuNanos =
        processes.values().stream().mapToLong(ProcessUsage::cpuNanos).sum() - before.cpuNanos();
    return new Usage(processes.size(), peak, cpuNanos / NANOS, all.since(before.requests()));
  }
}
