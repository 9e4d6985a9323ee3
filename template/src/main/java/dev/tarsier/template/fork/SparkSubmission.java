package dev.tarsier.template.fork;

import dev.tarsier.job.request.ByteSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A run of Spark's own launcher in a JVM of its own, on this machine.
 *
 * @param cores tasks at a time
 * @param properties of Spark; what a run on one machine needs wins over them
 * @param arguments of {@code spark-submit}: options, the jar, the arguments of its main class
 * @param environment wins over what a run on one machine has by default
 */
public record SparkSubmission(
    int cores,
    Map<String, String> properties,
    List<String> arguments,
    Map<String, String> environment) {
  private static final String ATTEMPTS = "spark.task.maxFailures";

  /** Attempts of a task when nothing else is said, as on a cluster. */
  private static final String DEFAULT_ATTEMPTS = "4";

  public SparkSubmission {
    properties = Map.copyOf(properties);
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  /**
   * The JVM to start.
   *
   * @param classPath Spark's own jars and what else is wanted
   * @param folder for its crash reports
   * @param logging configuration of log4j 2
   */
  public Fork fork(
      Installation installation, ByteSize heap, String classPath, Path folder, Path logging) {
    List<String> command = java(heap, folder, logging);
    command.addAll(SparkOptions.JVM);
    command.addAll(SparkOptions.COMPILER);
    command.addAll(List.of("-cp", classPath));
    command.add("org.apache.spark.deploy.SparkSubmit");
    // local[N] alone would try a task once, whatever the property says.
    String attempts = properties.getOrDefault(ATTEMPTS, DEFAULT_ATTEMPTS);
    command.addAll(List.of("--master", "local[" + cores + "," + attempts + "]"));
    Map<String, String> all = new TreeMap<>(properties);
    all.putAll(SparkOptions.CONFIGURATION);
    all.forEach((key, value) -> command.addAll(List.of("--conf", key + "=" + value)));
    command.addAll(arguments);
    Map<String, String> variables = new TreeMap<>(NativeMemory.ENVIRONMENT);
    variables.put("SPARK_LOCAL_IP", "127.0.0.1");
    variables.put("SPARK_HOME", installation.sparkHome().toString());
    variables.putAll(environment);
    return new Fork(command, variables, SparkOptions.WITHHELD);
  }

  /** How every JVM of the job begins, with Spark or without. */
  static List<String> java(ByteSize heap, Path folder, Path logging) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap.bytes());
    command.add("-Djava.awt.headless=true");
    command.add("-Dfile.encoding=UTF-8");
    // The job ends with its parent, even when that is killed outright.
    command.add("-Dtarsier.parent=" + ProcessHandle.current().pid());
    command.add("-Dlog4j2.configurationFile=" + logging);
    // A crash report belongs to the log, not to whatever folder the user stands in.
    command.add("-XX:ErrorFile=" + folder.resolve("hs_err_%p.log"));
    return command;
  }
}
