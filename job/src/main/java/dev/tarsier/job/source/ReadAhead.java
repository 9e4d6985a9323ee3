package dev.tarsier.job.source;

import dev.tarsier.job.report.Reads;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.RunFailure;
import dev.tarsier.job.request.Transfer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;

/**
 * Hands out files in order while the next ones are being read, so that a core does not wait for an
 * object store's latency. How many are read at once follows from how long reads take and how long
 * the core is busy between them. What is read and not yet handed back never exceeds the window in
 * bytes, except that one file is always let through. Used by one thread.
 */
public final class ReadAhead implements AutoCloseable {
  /** A larger file is no image that the pixel limit lets through in any format but raw ones. */
  public static final long LARGEST_FILE_BYTES = 512L << 20;

  /** Reads in flight may come to so many times those that a task begins with. */
  private static final int MOST_TIMES = 4;

  private final List<SourceFile> files;
  private final FileReader reader;
  private final ReadCounts counts = new ReadCounts();
  private final BufferPool buffers = new BufferPool();
  private final ThreadPoolExecutor threads;
  private final ReadDepth depth;
  private final Deque<Future<ReadResult>> pending = new ArrayDeque<>();
  private final long windowBytes;
  private long bytesHeld;
  private long handedOutNanos;
  private int submitted;
  private int handedOut;

  public ReadAhead(
      Location root, List<SourceFile> files, Transfer transfer, Configuration configuration) {
    this.files = files;
    this.reader = new FileReader(root, configuration, counts);
    this.windowBytes = transfer.readAhead().bytes();
    int most = transfer.readThreads() * MOST_TIMES;
    this.depth = new ReadDepth(transfer.readThreads(), most);
    this.threads =
        new ThreadPoolExecutor(
            transfer.readThreads(),
            most,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            ReadAhead::daemon);
    fill();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "tarsier-read");
    thread.setDaemon(true);
    return thread;
  }

  private void fill() {
    int inFlight = depth.inFlight();
    if (inFlight != threads.getCorePoolSize()) {
      threads.setCorePoolSize(inFlight);
    }
    // As many again may have been read: not every image takes the core as long as the others.
    while (submitted < files.size() && pending.size() < 2 * inFlight && fits()) {
      SourceFile file = files.get(submitted++);
      bytesHeld += held(file);
      pending.add(threads.submit(() -> timed(file)));
    }
  }

  private ReadResult timed(SourceFile file) {
    long start = System.nanoTime();
    ReadResult result = reader.read(file, buffers);
    depth.read(System.nanoTime() - start);
    return result;
  }

  private boolean fits() {
    return bytesHeld == 0 || bytesHeld + held(files.get(submitted)) <= windowBytes;
  }

  private static long held(SourceFile file) {
    return file.bytes() > LARGEST_FILE_BYTES ? 1 : Math.max(1, file.bytes());
  }

  /**
   * The next file of the list; waits for it. Give it back with {@link #release} before the next
   * call. Throws RunFailure when reading keeps failing.
   */
  public ReadResult next() {
    handedOut++;
    try {
      ReadResult result = pending.remove().get();
      handedOutNanos = System.nanoTime();
      return result;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new RunFailure("Cannot read " + files.get(handedOut - 1).path(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailure("Cannot read " + files.get(handedOut - 1).path() + ": interrupted", e);
    }
  }

  /** Of all reads so far. */
  public Reads counts() {
    return counts.soFar();
  }

  /** Ends the use of what {@link #next} gave last. */
  public void release(ReadResult result) {
    if (result instanceof ReadResult.Loaded loaded) {
      buffers.give(loaded.buffer());
    }
    depth.worked(System.nanoTime() - handedOutNanos);
    bytesHeld -= held(files.get(handedOut - 1));
    fill();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
