package dev.tarsier.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.launcher.JavaModuleOptions;

/** A Spark master and workers on the loopback interface, each a process of its own. */
final class StandaloneCluster implements AutoCloseable {
  private static final Pattern MASTER = Pattern.compile("spark://127\\.0\\.0\\.1:\\d+");

  private final Path folder;
  private final List<Process> workers = new ArrayList<>();
  private Process master;
  private String url = "";

  private StandaloneCluster(Path folder) {
    this.folder = folder;
  }

  /** Ports are chosen by the system. */
  static StandaloneCluster start(Path folder, int workers) throws Exception {
    StandaloneCluster cluster = new StandaloneCluster(folder);
    try {
      cluster.startMaster();
      for (int i = 0; i < workers; i++) {
        cluster.startWorker(i);
      }
      return cluster;
    } catch (Exception e) {
      cluster.close();
      throw e;
    }
  }

  private void startMaster() throws Exception {
    Path masterLog = folder.resolve("master.log");
    master =
        process(
            masterLog,
            "org.apache.spark.deploy.master.Master",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--webui-port",
            "0");
    await(master, masterLog, MASTER);
    Matcher matcher = MASTER.matcher(Files.readString(masterLog));
    url = matcher.find() ? matcher.group() : "";
  }

  private void startWorker(int number) throws Exception {
    Path workerLog = folder.resolve("worker-" + number + ".log");
    Process worker =
        process(
            workerLog,
            "org.apache.spark.deploy.worker.Worker",
            "--host",
            "127.0.0.1",
            "--webui-port",
            "0",
            "--cores",
            "1",
            "--memory",
            "1g",
            "--work-dir",
            folder.resolve("work-" + number).toString(),
            url);
    workers.add(worker);
    await(worker, workerLog, Pattern.compile("Successfully registered with master"));
  }

  /** Waits for a line of a log, a minute at most. */
  private static void await(Process process, Path log, Pattern line) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!line.matcher(Files.readString(log)).find()) {
      if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
        throw new AssertionError("No line like " + line + ": " + Files.readString(log));
      }
    }
  }

  private static Process process(Path log, String main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(JobProcess.java());
    command.add("-Xmx256m");
    command.add("-Dlog4j2.level=INFO");
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().trim().split(" ")));
    command.addAll(List.of("-cp", Checkout.sparkHome().resolve("jars") + "/*", main));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    JobProcess.environment(builder.environment());
    return builder.start();
  }

  String url() {
    return url;
  }

  /** {@code kill -9} of a worker and of the executor that it started. */
  void killWorker(int number) {
    Process worker = workers.get(number);
    List<ProcessHandle> executors = worker.descendants().toList();
    worker.destroyForcibly();
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  /** {@code kill -9} of what a worker has started; it starts another in its place. */
  void killExecutors(int number) {
    workers.get(number).descendants().forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    for (int i = 0; i < workers.size(); i++) {
      killWorker(i);
    }
    if (master != null) {
      master.destroyForcibly();
    }
  }
}
