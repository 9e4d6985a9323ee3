package dev.tarsier.template.fork;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The command lines of the job's mains on this machine. Spark needs no installation: its own
 * launcher class runs from the jars of the build.
 */
public final class JobForks {
  /** Attempts of a task, as on a cluster: {@code local[N]} alone would allow one. */
  private static final int TASK_ATTEMPTS = 4;

  private static final String GIBIBYTE = "1073741824";

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
    return Map.of(
        // OpenCV's own belt, read when it is loaded (modules/imgcodecs/src/loadsave.cpp).
        "OPENCV_IO_MAX_IMAGE_PIXELS",
        Long.toString(pixels),
        // Image buffers stay in one arena and are not handed back after each image: measured on
        // 12-megapixel images, a quarter less CPU and a resident set that levels off.
        "MALLOC_ARENA_MAX",
        "1",
        "MALLOC_MMAP_THRESHOLD_",
        GIBIBYTE,
        "MALLOC_TRIM_THRESHOLD_",
        GIBIBYTE,
        "SPARK_LOCAL_IP",
        "127.0.0.1",
        "SPARK_HOME",
        installation.sparkHome().toString());
  }
}
