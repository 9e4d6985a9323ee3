package dev.tarsier.job.source;

import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.RunFailure;
import dev.tarsier.job.request.Transfer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;

/**
 * Hands out files in order while the next ones are being read, so that a core does not wait for an
 * object store's latency. What is read and not yet handed back never exceeds the window, except
 * that one file is always let through. Used by one thread.
 */
public final class ReadAhead implements AutoCloseable {
  /** A larger file is no image that the pixel limit lets through in any format but raw ones. */
  public static final long LARGEST_FILE_BYTES = 512L << 20;

  private final List<SourceFile> files;
  private final FileReader reader;
  private final BufferPool buffers = new BufferPool();
  private final ExecutorService threads;
  private final Deque<Future<ReadResult>> pending = new ArrayDeque<>();
  private final long windowBytes;
  private final int windowFiles;
  private long bytesHeld;
  private int submitted;
  private int handedOut;

  public ReadAhead(
      Location root, List<SourceFile> files, Transfer transfer, Configuration configuration) {
    this.files = files;
    this.reader = new FileReader(root, configuration);
    this.windowBytes = transfer.readAhead().bytes();
    this.windowFiles = transfer.readThreads() * 2;
    this.threads =
        Executors.newFixedThreadPool(
            Math.min(transfer.readThreads(), Math.max(1, files.size())),
            task -> {
              Thread thread = new Thread(task, "tarsier-read");
              thread.setDaemon(true);
              return thread;
            });
    fill();
  }

  private void fill() {
    while (submitted < files.size() && pending.size() < windowFiles && fits()) {
      SourceFile file = files.get(submitted++);
      bytesHeld += held(file);
      pending.add(threads.submit(() -> reader.read(file, buffers)));
    }
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
      return pending.remove().get();
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

  /** Ends the use of what {@link #next} gave last. */
  public void release(ReadResult result) {
    if (result instanceof ReadResult.Loaded loaded) {
      buffers.give(loaded.buffer());
    }
    bytesHeld -= held(files.get(handedOut - 1));
    fill();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
