package dev.tarsier.template.fork;

import java.io.File;
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
  private final Installation installation;
  private final LocalSettings settings;

  public JobForks(Installation installation, LocalSettings settings) {
    this.installation = installation;
    this.settings = settings;
  }

  /** A main of the job jar under Spark; {@code pixels} bounds what OpenCV itself would decode. */
  public Fork spark(String mainClass, List<String> arguments, long pixels, RunLog log) {
    return spark(mainClass, arguments, pixels, Reach.LOCAL, log);
  }

  /** The same for a job that works on buckets. */
  public Fork spark(
      String mainClass, List<String> arguments, long pixels, Reach reach, RunLog log) {
    List<String> submitted = new ArrayList<>(List.of("--class", mainClass));
    submitted.add(installation.jobJar().toString());
    submitted.addAll(arguments);
    return new SparkSubmission(settings.cores(), reach.properties(), submitted, environment(pixels))
        .fork(
            installation,
            settings.heap(),
            installation.classPath(reach.connector()),
            log.folder(),
            log.configuration());
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
    return withSparkJars(
        new PlainMain(mainClass, arguments, pixels, List.of(), connectors, false), log);
  }

  /** The same, with all that may be said of it. */
  public Fork withSparkJars(PlainMain main, RunLog log) {
    List<String> classPath = new ArrayList<>(List.of(installation.jobJar().toString()));
    classPath.addAll(main.jars());
    classPath.add(installation.classPath(main.connectors()));
    List<String> command = java(log);
    command.addAll(main.options());
    command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), main.mainClass()));
    command.addAll(main.arguments());
    return new Fork(command, environment(main.pixels()), SparkOptions.WITHHELD);
  }

  private List<String> java(RunLog log) {
    return SparkSubmission.java(settings.heap(), log.folder(), log.configuration());
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
