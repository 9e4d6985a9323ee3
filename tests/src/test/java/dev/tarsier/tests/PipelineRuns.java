package dev.tarsier.tests;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.launcher.JavaModuleOptions;

/** Runs of the pipeline in one other JVM, with the connector that clusters have. */
final class PipelineRuns implements AutoCloseable {
  private final Process process;
  private final PrintStream requests;
  private final Map<String, CompletableFuture<String>> pending = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();

  private PipelineRuns(Process process) {
    this.process = process;
    this.requests = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    Thread reader = new Thread(this::read, "pipeline-answers");
    reader.setDaemon(true);
    reader.start();
  }

  /** {@code atOnce}: so many at a time; {@code hadoop}: properties. */
  static PipelineRuns start(int atOnce, Map<String, String> hadoop, Path log) throws IOException {
    List<String> command = new ArrayList<>(List.of(JobProcess.java(), "-Xmx1500m"));
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().trim().split(" ")));
    command.add("-cp");
    command.add(
        String.join(
            File.pathSeparator,
            Checkout.jobJar().toString(),
            Checkout.home().resolve("job/target/test-classes").toString(),
            Checkout.sparkHome().resolve("jars") + "/*",
            Checkout.sparkHome().resolve("connectors") + "/*"));
    command.addAll(List.of("dev.tarsier.job.pipeline.PipelineWorker", Integer.toString(atOnce)));
    hadoop.forEach((key, value) -> command.add(key + "=" + value));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    JobProcess.environment(builder.environment());
    return new PipelineRuns(builder.start());
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] parts = line.split("\t", 2);
        pending.remove(parts[0]).complete(parts[1]);
      }
      pending.values().forEach(run -> run.complete("The worker has ended"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Why the run failed; empty when it did not. */
  CompletableFuture<String> run(List<String> arguments) {
    String id = Long.toString(ids.incrementAndGet());
    CompletableFuture<String> answer = new CompletableFuture<>();
    pending.put(id, answer);
    synchronized (requests) {
      requests.println(id + "\t" + String.join("\t", arguments));
    }
    return answer.orTimeout(5, TimeUnit.MINUTES);
  }

  @Override
  public void close() {
    requests.close();
    process.onExit().orTimeout(20, TimeUnit.SECONDS).exceptionally(late -> null).join();
    process.destroyForcibly();
  }
}
