package dev.tarsier.tests;

import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.ProgressEventParser;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.spark.launcher.JavaModuleOptions;

/** The packaged job in a JVM of its own, submitted as a cluster would submit it. */
final class JobProcess implements AutoCloseable {
  private static final long PATIENCE_MINUTES = 8;

  private final Process process;
  private final List<ProgressEvent> events = new CopyOnWriteArrayList<>();
  private final Thread reader;

  private JobProcess(Process process) {
    this.process = process;
    this.reader = new Thread(this::readEvents, "job-events");
    reader.setDaemon(true);
    reader.start();
  }

  /** How a job is started; the defaults are two cores, 1 GiB of heap, in one process. */
  static final class Launch {
    private String master = "local[2,4]";
    private String heap = "1g";
    private String mainClass = "dev.tarsier.job.ProcessJob";
    private Path sparkHome = Checkout.sparkHome();
    private String connector = "";
    private final List<String> jvm = new ArrayList<>();
    private final Map<String, String> conf = new TreeMap<>();

    Launch master(String value) {
      master = value;
      return this;
    }

    Launch mainClass(String value) {
      mainClass = value;
      return this;
    }

    Launch heap(String value) {
      heap = value;
      return this;
    }

    Launch sparkHome(Path value) {
      sparkHome = value;
      return this;
    }

    /** More options of the JVM. */
    Launch jvm(String... options) {
      jvm.addAll(List.of(options));
      return this;
    }

    /** With the connector to Cloud Storage, as clusters have it. */
    Launch connector() {
      connector = File.pathSeparator + Checkout.sparkHome().resolve("connectors") + "/*";
      return conf(
          "spark.executor.extraClassPath", Checkout.sparkHome().resolve("connectors") + "/*");
    }

    Launch conf(String key, String value) {
      conf.put(key, value);
      return this;
    }

    JobProcess start(Path log, List<String> arguments) throws IOException {
      List<String> command = new ArrayList<>();
      command.add(java());
      command.add("-Xmx" + heap);
      command.addAll(jvm);
      command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().trim().split(" ")));
      command.addAll(List.of("-cp", sparkHome.resolve("jars") + "/*" + connector));
      command.addAll(List.of("org.apache.spark.deploy.SparkSubmit", "--master", master));
      conf.forEach((key, value) -> command.addAll(List.of("--conf", key + "=" + value)));
      command.addAll(
          List.of(
              "--conf",
              "spark.ui.enabled=false",
              "--class",
              mainClass,
              Checkout.jobJar().toString()));
      command.addAll(arguments);
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
      environment(builder.environment());
      builder.environment().put("SPARK_HOME", sparkHome.toString());
      return new JobProcess(builder.start());
    }
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  static void environment(Map<String, String> environment) {
    environment.put("OPENCV_IO_MAX_IMAGE_PIXELS", "100000000");
    environment.put("MALLOC_ARENA_MAX", "1");
    environment.put("MALLOC_MMAP_THRESHOLD_", "1073741824");
    environment.put("MALLOC_TRIM_THRESHOLD_", "1073741824");
    environment.put("SPARK_LOCAL_IP", "127.0.0.1");
    environment.put("SPARK_SCALA_VERSION", "2.13");
    environment.put("SPARK_HOME", Checkout.sparkHome().toString());
  }

  private void readEvents() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(line -> ProgressEventParser.parse(line).ifPresent(events::add));
    } catch (IOException | UncheckedIOException e) {
      // The process was killed in the middle of a line, as some tests do.
    }
  }

  List<ProgressEvent> events() {
    return List.copyOf(events);
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until something is true of the run; fails when the process ends before. */
  void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("The job ended before what was waited for: " + events);
      }
    }
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("The job did not end: " + events);
    }
    reader.join();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
