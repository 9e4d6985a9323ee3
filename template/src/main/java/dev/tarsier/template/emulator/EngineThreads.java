package dev.tarsier.template.emulator;

import dev.tarsier.template.emulator.run.Alarm;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Threads of workflows, jobs and their timeouts; none keeps the process alive. */
final class EngineThreads implements Executor, Alarm, AutoCloseable {
  private final ExecutorService workers = Executors.newCachedThreadPool(EngineThreads::daemon);
  private final ScheduledExecutorService alarms =
      Executors.newSingleThreadScheduledExecutor(EngineThreads::daemon);

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "emulator-engine");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void execute(Runnable work) {
    workers.execute(work);
  }

  @Override
  public Pending in(Duration delay, Runnable action) {
    Future<?> future = alarms.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
    return () -> future.cancel(false);
  }

  @Override
  public void close() {
    alarms.shutdownNow();
    workers.shutdownNow();
  }
}
