package dev.tarsier.template.fork;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One forked JVM: its lines are read as they come, and it ends when this process does (unless this
 * one is killed outright).
 */
public final class ForkedJob {
  /** What it ended with; {@code timedOut} when it was ended for taking too long. */
  public record End(int exitCode, boolean timedOut) {}

  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Fork fork;
  private final RunLog log;

  public ForkedJob(Fork fork, RunLog log) {
    this.fork = fork;
    this.log = log;
  }

  /** Runs to the end; each line of its standard output goes to {@code lines}. */
  public End run(Duration timeout, Consumer<String> lines)
      throws IOException, InterruptedException {
    Process process = start();
    Thread hook = new Thread(() -> stop(process), "stop-job");
    Runtime.getRuntime().addShutdownHook(hook);
    AtomicBoolean timedOut = new AtomicBoolean();
    CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              if (process.isAlive()) {
                timedOut.set(true);
                stop(process);
              }
            });
    try {
      pump(process, lines);
      return new End(process.waitFor(), timedOut.get());
    } finally {
      stop(process);
      removeHook(hook);
    }
  }

  private Process start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(fork.command())
            .directory(log.folder().toFile())
            .redirectError(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
    fork.withheld().forEach(builder.environment()::remove);
    builder.environment().putAll(fork.environment());
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private static void pump(Process process, Consumer<String> lines) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.accept(line);
      }
    } catch (IOException e) {
      // The pipe breaks when the job is ended while it is read; its exit code tells the rest.
      if (process.isAlive()) {
        throw e;
      }
    }
  }

  private static void stop(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // This process is ending: the hook is at work.
    }
  }
}
