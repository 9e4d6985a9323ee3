package dev.tarsier.template.fork;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The command lines of the job's mains on this machine. Spark needs no installation: its own
 * launcher class runs from the jars of the build.
 */
public final class JobForks {
  /** Attempts of a task, as on a cluster: {@code local[N]} alone would allow one. */
  private static final int TASK_ATTEMPTS = 4;

  private final Installation installation;
  private final LocalSettings settings;

  public JobForks(Installation installation, LocalSettings settings) {
    this.installation = installation;
    this.settings = settings;
  }

  /** A main of the job jar under Spark; {@code pixels} bounds what OpenCV itself would decode. */
  public Fork spark(String mainClass, List<String> arguments, long pixels, RunLog log) {
    List<String> command = java(log);
    command.addAll(SparkOptions.JVM);
    command.add("-cp");
    command.add(installation.sparkHome().resolve("jars") + "/*");
    command.add("org.apache.spark.deploy.SparkSubmit");
    command.addAll(List.of("--master", "local[" + settings.cores() + "," + TASK_ATTEMPTS + "]"));
    command.addAll(List.of("--class", mainClass));
    SparkOptions.CONFIGURATION.forEach(
        (key, value) -> command.addAll(List.of("--conf", key + "=" + value)));
    command.add(installation.jobJar().toString());
    command.addAll(arguments);
    return new Fork(command, environment(pixels), SparkOptions.WITHHELD);
  }

  /** A main of the job jar without Spark. */
  public Fork plain(String mainClass, List<String> arguments, long pixels, RunLog log) {
    List<String> command = java(log);
    command.addAll(List.of("-cp", installation.jobJar().toString(), mainClass));
    command.addAll(arguments);
    return new Fork(command, environment(pixels), Set.of());
  }

  /**
   * A main of the job jar that starts no Spark and uses its jars, for Hadoop's file systems.
   *
   * @param connectors whether the Cloud Storage connector is on the class path too
   */
  public Fork withSparkJars(
      String mainClass, List<String> arguments, long pixels, boolean connectors, RunLog log) {
    List<String> classPath = new ArrayList<>();
    classPath.add(installation.jobJar().toString());
    classPath.add(installation.sparkHome().resolve("jars") + "/*");
    if (connectors) {
      classPath.add(installation.sparkHome().resolve("connectors") + "/*");
    }
    List<String> command = java(log);
    command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), mainClass));
    command.addAll(arguments);
    return new Fork(command, environment(pixels), SparkOptions.WITHHELD);
  }

  private List<String> java(RunLog log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + settings.heap().bytes());
    command.add("-Djava.awt.headless=true");
    command.add("-Dfile.encoding=UTF-8");
    command.add("-Dlog4j2.configurationFile=" + log.configuration());
    // A crash report belongs to the log, not to whatever folder the user stands in.
    command.add("-XX:ErrorFile=" + log.folder().resolve("hs_err_%p.log"));
    return command;
  }

  private Map<String, String> environment(long pixels) {
    Map<String, String> environment = new TreeMap<>(NativeMemory.ENVIRONMENT);
    // OpenCV's own belt, read when it is loaded (modules/imgcodecs/src/loadsave.cpp).
    environment.put("OPENCV_IO_MAX_IMAGE_PIXELS", Long.toString(pixels));
    environment.put("SPARK_LOCAL_IP", "127.0.0.1");
    environment.put("SPARK_HOME", installation.sparkHome().toString());
    return environment;
  }
}
