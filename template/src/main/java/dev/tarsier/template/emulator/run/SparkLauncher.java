package dev.tarsier.template.emulator.run;

import com.google.cloud.dataproc.v1.Job;
import com.google.cloud.dataproc.v1.SparkJob;
import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.tarsier.job.request.ByteSize;
import dev.tarsier.template.emulator.storage.Buckets;
import dev.tarsier.template.fork.Fork;
import dev.tarsier.template.fork.Installation;
import dev.tarsier.template.fork.SparkSubmission;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Runs Spark jobs in JVMs of their own, by Spark's own launcher. */
public final class SparkLauncher implements JobLauncher {
  /** After an image's third death the job rejects it: the fourth start is the one that ends. */
  static final int MAXIMUM_STARTS = 4;

  /**
   * SIGABRT and SIGSEGV as the JVM and the shell report them, and the job's own watchdog. On a
   * cluster each costs an executor, which is replaced; here the driver is the executor.
   */
  private static final Set<Integer> CRASHES = Set.of(75, 134, 139);

  private final Installation installation;
  private final ByteSize heap;
  private final Buckets buckets;
  private final CloudStorageAccess storage;
  private final Path work;

  /**
   * A launcher for this machine.
   *
   * @param storage how jobs get at buckets
   * @param work holds a folder for each driver that runs
   */
  public SparkLauncher(
      Installation installation,
      ByteSize heap,
      Buckets buckets,
      CloudStorageAccess storage,
      Path work) {
    this.installation = installation;
    this.heap = heap;
    this.buckets = buckets;
    this.storage = storage;
    this.work = work;
  }

  @Override
  public End run(Launch launch, Stop stop) throws IOException, InterruptedException {
    Job job = launch.job();
    if (!job.hasSparkJob()) {
      return new End(
          "Unsupported by the embedded Dataproc: " + type(job) + " (only sparkJob runs here)");
    }
    DriverFolder folder =
        DriverFolder.create(
            work, job.getReference().getJobId(), job.getSparkJob().getLoggingConfig());
    try {
      DriverProcess process = new DriverProcess(fork(launch, folder), folder.path());
      return run(process, launch, stop);
    } finally {
      folder.tidy();
    }
  }

  /** The field's name, such as {@code pysparkJob}. */
  private static String type(Job job) {
    FieldDescriptor field = Job.getDescriptor().findFieldByNumber(job.getTypeJobCase().getNumber());
    return field == null ? "a job of no type" : field.getJsonName();
  }

  private End run(DriverProcess process, Launch launch, Stop stop)
      throws IOException, InterruptedException {
    for (int start = 1; ; start++) {
      int exitCode = process.run(launch.output(), stop);
      boolean again = CRASHES.contains(exitCode) && start < MAXIMUM_STARTS && !stop.isRequested();
      if (!again) {
        return exitCode == 0 ? End.DONE : new End(failure(exitCode, launch.job()));
      }
      launch
          .output()
          .line(
              "restarting the job, start "
                  + (start + 1)
                  + " of "
                  + MAXIMUM_STARTS
                  + ", after exit code "
                  + exitCode);
    }
  }

  private static String failure(int exitCode, Job job) {
    return "Cannot finish job: exit code "
        + exitCode
        + " (read its output at "
        + job.getDriverOutputResourceUri()
        + ")";
  }

  private Fork fork(Launch launch, DriverFolder folder) throws IOException {
    SparkJob job = launch.job().getSparkJob();
    SparkConfiguration configuration = SparkConfiguration.of(job, launch.cluster());
    if (!configuration.leftOut().isEmpty()) {
      launch
          .output()
          .line(
              "left out, for they describe a cluster: "
                  + String.join(", ", configuration.leftOut()));
    }
    Map<String, String> properties = new TreeMap<>(configuration.properties());
    properties.putAll(storage.properties());
    List<String> options = new ArrayList<>();
    options.addAll(List.of("--name", launch.job().getReference().getJobId()));
    addFiles(options, "--files", job.getFileUrisList());
    addFiles(options, "--archives", job.getArchiveUrisList());
    return new SparkSubmission(
            launch.cores(), properties, options(options, job), configuration.environment())
        .fork(installation, heap, installation.classPath(true), folder.path(), folder.logging());
  }

  /** The jar that holds the main class comes first of the operands. */
  private List<String> options(List<String> options, SparkJob job) throws IOException {
    List<String> jars = new ArrayList<>(job.getJarFileUrisList());
    String primary = job.getMainJarFileUri();
    if (primary.isEmpty()) {
      options.addAll(List.of("--class", job.getMainClass()));
      primary = jars.isEmpty() ? "spark-internal" : buckets.file(jars.remove(0)).toString();
    } else {
      primary = buckets.file(primary).toString();
    }
    addFiles(options, "--jars", jars);
    options.add(primary);
    options.addAll(job.getArgsList());
    return options;
  }

  private void addFiles(List<String> options, String flag, List<String> uris) throws IOException {
    List<String> files = new ArrayList<>();
    for (String uri : uris) {
      files.add(buckets.file(uri).toString());
    }
    if (!files.isEmpty()) {
      options.addAll(List.of(flag, String.join(",", files)));
    }
  }
}
