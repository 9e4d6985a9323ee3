package dev.tarsier.template.dataproc;

import dev.tarsier.template.plan.ClusterShape;
import dev.tarsier.template.plan.Executors;
import dev.tarsier.template.plan.Plan;
import java.util.Map;
import java.util.TreeMap;

/** Properties of the Spark jobs; such keys have no prefix, unlike those of a cluster. */
public final class SparkProperties {
  /** The job's crash isolation needs 4; a spot machine that is taken away also counts. */
  private static final int TASK_ATTEMPTS = 8;

  /** Spark gives up at twice the executors, which a day of preemptions passes. */
  private static final int LOST_EXECUTORS_PER_EXECUTOR = 10;

  private static final int LEAST_LOST_EXECUTORS = 100;
  private static final String GIBIBYTE = "1073741824";

  private SparkProperties() {}

  /** Of the step that works on images. */
  static Map<String, String> process(Plan plan) {
    Map<String, String> properties = verify(plan);
    // As for a local run (job/README.md): OpenCV's own belt, and buffers that stay in one arena.
    String environment = "spark.executorEnv.";
    properties.put(
        environment + "OPENCV_IO_MAX_IMAGE_PIXELS",
        Long.toString(plan.request().limits().pixels()));
    properties.put(environment + "MALLOC_ARENA_MAX", "1");
    properties.put(environment + "MALLOC_MMAP_THRESHOLD_", GIBIBYTE);
    properties.put(environment + "MALLOC_TRIM_THRESHOLD_", GIBIBYTE);
    return properties;
  }

  /** The driver's heap: it holds the listing. */
  public static int driverMebibytes(ClusterShape shape) {
    return shape.singleNode() ? 1024 : 2048;
  }

  /** Of the step that reads shards again. */
  static Map<String, String> verify(Plan plan) {
    ClusterShape shape = plan.shape();
    Executors executors = shape.executors();
    Map<String, String> properties = new TreeMap<>();
    properties.put("spark.driver.memory", driverMebibytes(shape) + "m");
    properties.put("spark.executor.cores", Integer.toString(executors.cores()));
    properties.put("spark.executor.memory", executors.heapMebibytes() + "m");
    properties.put("spark.executor.memoryOverhead", executors.overheadMebibytes() + "m");
    properties.put("spark.dynamicAllocation.enabled", "true");
    properties.put("spark.dynamicAllocation.minExecutors", text(shape.minimumExecutors()));
    properties.put("spark.dynamicAllocation.initialExecutors", text(shape.minimumExecutors()));
    properties.put("spark.dynamicAllocation.maxExecutors", text(shape.maximumExecutors()));
    properties.put("spark.speculation", "false");
    properties.put("spark.task.maxFailures", text(TASK_ATTEMPTS));
    properties.put(
        "spark.executor.maxNumFailures",
        text(
            Math.max(
                LEAST_LOST_EXECUTORS, LOST_EXECUTORS_PER_EXECUTOR * shape.maximumExecutors())));
    properties.put(
        "spark.hadoop.fs.gs.outputstream.upload.chunk.size",
        Long.toString(plan.request().transfer().uploadChunk().bytes()));
    return properties;
  }

  private static String text(int number) {
    return Integer.toString(number);
  }
}
