package dev.tarsier.template.emulator.run;

import com.google.cloud.dataproc.v1.Cluster;
import com.google.cloud.dataproc.v1.SparkJob;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The properties of a job and its cluster, sorted into what means something on one machine and what
 * does not. The driver is the executor here, so the executors' environment is its own.
 *
 * @param properties for Spark
 * @param environment for the driver's JVM
 * @param leftOut names of properties that describe a cluster
 */
record SparkConfiguration(
    Map<String, String> properties, Map<String, String> environment, TreeSet<String> leftOut) {
  private static final String EXECUTOR_ENVIRONMENT = "spark.executorEnv.";

  /** Prefixes of software properties that reach Spark's own files (REST SoftwareConfig). */
  private static final String SPARK_DEFAULTS = "spark:";

  private static final String SPARK_ENVIRONMENT = "spark-env:";

  private static final List<String> CLUSTER_ONLY =
      List.of(
          "spark.decommission.",
          "spark.driver.cores",
          "spark.driver.extraJavaOptions",
          "spark.driver.memory",
          "spark.dynamicAllocation.",
          "spark.eventLog.",
          "spark.executor.",
          "spark.history.",
          "spark.kubernetes.",
          "spark.master",
          "spark.resource.",
          "spark.shuffle.service.",
          "spark.storage.decommission.",
          "spark.submit.",
          "spark.task.resource.",
          "spark.yarn.");

  /** The job's properties win over the cluster's. */
  static SparkConfiguration of(SparkJob job, Cluster cluster) {
    SparkConfiguration configuration =
        new SparkConfiguration(new TreeMap<>(), new TreeMap<>(), new TreeSet<>());
    cluster.getConfig().getSoftwareConfig().getPropertiesMap().forEach(configuration::ofCluster);
    job.getPropertiesMap().forEach(configuration::add);
    return configuration;
  }

  private void ofCluster(String name, String value) {
    if (name.startsWith(SPARK_DEFAULTS)) {
      add(name.substring(SPARK_DEFAULTS.length()), value);
    } else if (name.startsWith(SPARK_ENVIRONMENT)) {
      environment.put(name.substring(SPARK_ENVIRONMENT.length()), value);
    }
  }

  private void add(String name, String value) {
    if (name.startsWith(EXECUTOR_ENVIRONMENT)) {
      environment.put(name.substring(EXECUTOR_ENVIRONMENT.length()), value);
    } else if (CLUSTER_ONLY.stream().anyMatch(name::startsWith)) {
      leftOut.add(name);
    } else {
      properties.put(name, value);
    }
  }
}
