package dev.tarsier.template.emulator.run;

import dev.tarsier.template.fork.Fork;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One start of a driver's JVM; it ends when it is stopped and when this process does. */
final class DriverProcess {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Fork fork;
  private final Path folder;

  /** The folder is the one that it runs in. */
  DriverProcess(Fork fork, Path folder) {
    this.fork = fork;
    this.folder = folder;
  }

  /** Runs to the end and returns the exit code; all that it prints goes to the output. */
  int run(DriverOutput output, Stop stop) throws IOException, InterruptedException {
    Process process = start();
    Thread hook = new Thread(() -> end(process), "stop-driver");
    Runtime.getRuntime().addShutdownHook(hook);
    stop.whenRequested(() -> end(process));
    try {
      pump(process, output);
      return process.waitFor();
    } finally {
      end(process);
      removeHook(hook);
    }
  }

  private Process start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(fork.command()).directory(folder.toFile()).redirectErrorStream(true);
    fork.withheld().forEach(builder.environment()::remove);
    builder.environment().putAll(fork.environment());
    Process process = builder.start();
    process.getOutputStream().close();
    LeftOverDrivers.note(folder, process);
    return process;
  }

  /** As it comes, so that who follows sees it. */
  private static void pump(Process process, DriverOutput output) throws IOException {
    byte[] buffer = new byte[1 << 13];
    try (InputStream stream = process.getInputStream()) {
      for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
        output.write(buffer, count);
      }
    } catch (IOException e) {
      // The pipe breaks when the driver is ended while it is read; its exit code tells the rest.
      if (process.isAlive()) {
        throw e;
      }
    }
  }

  private static void end(Process process) {
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
