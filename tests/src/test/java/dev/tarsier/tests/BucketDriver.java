package dev.tarsier.tests;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * The packaged job as a process of its own that works on a Cloud Storage, on two cores. It starts
 * in a second and a half where classes come from an archive, which one that ends well can leave.
 */
final class BucketDriver implements AutoCloseable {
  /** As a shell reports a process that SIGKILL ended. */
  static final int KILLED = 137;

  private static final long PATIENCE_MINUTES = 3;

  private final Process process;

  private BucketDriver(Process process) {
    this.process = process;
  }

  /** Leaves the archive when it ends by itself. */
  static BucketDriver archiving(Path archive, Map<String, String> hadoop, List<String> arguments)
      throws IOException {
    return start("-XX:ArchiveClassesAtExit=" + archive, hadoop, arguments);
  }

  static BucketDriver start(Path archive, Map<String, String> hadoop, List<String> arguments)
      throws IOException {
    return start("-XX:SharedArchiveFile=" + archive, hadoop, arguments);
  }

  private static BucketDriver start(
      String option, Map<String, String> hadoop, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(JobProcess.java(), option, "-Xshare:auto"));
    // Spark wants 450 MiB at least; what it does not use is never touched.
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().trim().split(" ")));
    command.addAll(
        List.of(
            "-Dspark.master=local[2,2]",
            "-Dspark.ui.enabled=false",
            "-Dspark.driver.host=127.0.0.1",
            "-Dspark.driver.bindAddress=127.0.0.1"));
    hadoop.forEach((key, value) -> command.add("-Dspark.hadoop." + key + "=" + value));
    command.addAll(
        List.of(
            "-cp",
            String.join(
                File.pathSeparator,
                Checkout.jobJar().toString(),
                Checkout.sparkHome().resolve("jars") + "/*",
                Checkout.sparkHome().resolve("connectors") + "/*"),
            "dev.tarsier.job.ProcessJob"));
    command.addAll(arguments);
    File log = Checkout.target().resolve("killed-drivers.log").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    JobProcess.environment(builder.environment());
    return new BucketDriver(builder.start());
  }

  /** {@code kill -9}; returns when it is dead. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      throw new AssertionError("A driver did not end: " + process.info());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
