package dev.tarsier.job.subset;

import dev.tarsier.job.pipeline.EventSink;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.request.RunFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;

/** Copies files side by side, each thread through one buffer. */
final class Copier {
  /** Object stores answer slowly and many at once; a disk does not mind. */
  private static final int THREADS = 16;

  private static final int BUFFER_BYTES = 256 << 10;

  /** Between two progress events. */
  private static final long EVERY_NANOS = 500_000_000;

  private final SubsetFolder folder;
  private final Configuration configuration;
  private final EventSink events;
  private final List<CopyTask> tasks;
  private final AtomicInteger next = new AtomicInteger();
  private final long start = System.nanoTime();
  private volatile boolean stopped;
  private long told = start;
  private long done;
  private long bytes;

  Copier(SubsetFolder folder, Configuration configuration, EventSink events, List<CopyTask> tasks) {
    this.folder = folder;
    this.configuration = configuration;
    this.events = events;
    this.tasks = List.copyOf(tasks);
  }

  /** Throws what the first task that fails throws, once the others at hand have ended. */
  void run() {
    int threads = Math.min(THREADS, tasks.size());
    if (threads == 0) {
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(pool.submit(this::work));
      }
      for (Future<?> worker : workers) {
        await(worker);
      }
    } finally {
      stopped = true;
      pool.shutdownNow();
    }
  }

  private void work() {
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int i = next.getAndIncrement(); i < tasks.size(); i = next.getAndIncrement()) {
      if (stopped) {
        return;
      }
      try {
        copied(tasks.get(i).run(folder, configuration, buffer));
      } catch (RuntimeException e) {
        stopped = true;
        throw e;
      }
    }
  }

  private static void await(Future<?> worker) {
    try {
      worker.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new RunFailure("Cannot copy: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailure("Cannot copy: interrupted", e);
    }
  }

  private synchronized void copied(long more) {
    done++;
    bytes += more;
    long now = System.nanoTime();
    if (done == tasks.size() || now - told >= EVERY_NANOS) {
      told = now;
      events.accept(new ProgressEvent.Advanced(done, 0, tasks.size(), bytes, (now - start) / 1e9));
    }
  }
}
