package dev.tarsier.template.run;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * The output of a job's driver, which Dataproc writes as a series of objects: {@code
 * PREFIX.000000000}, {@code .000000001} and so on. The last one grows; an empty one ends the series
 * (gcloud's StorageObjectSeriesStream reads it in the same order).
 */
final class DriverOutput {
  /** A piece read at once; what is larger comes with the next. */
  private static final long LARGEST_READ = 4L << 20;

  private final CloudStorage storage;
  private final String prefix;
  private final LineBuffer lines;
  private int index;
  private long position;
  private boolean ended;

  DriverOutput(CloudStorage storage, String prefix, LineBuffer lines) {
    this.storage = storage;
    this.prefix = prefix;
    this.lines = lines;
  }

  boolean ended() {
    return ended;
  }

  /** Reads what has come since the last call; returns whether anything had. */
  boolean poll() throws DataprocProblem, InterruptedException {
    boolean any = false;
    while (!ended) {
      // The next first: when it is there, this one has its final size.
      boolean last = storage.size(object(index + 1)).isEmpty();
      OptionalLong size = storage.size(object(index));
      if (size.isEmpty()) {
        return any;
      }
      ended = size.getAsLong() == 0;
      any |= read(size.getAsLong());
      if (last || ended) {
        return any;
      }
      index++;
      position = 0;
    }
    return any;
  }

  private boolean read(long size) throws DataprocProblem, InterruptedException {
    boolean any = position < size;
    while (position < size) {
      long end = Math.min(size, position + LARGEST_READ);
      byte[] bytes = storage.read(object(index), position, end);
      if (bytes.length == 0) {
        return any;
      }
      lines.add(bytes);
      position += bytes.length;
    }
    return any;
  }

  /** No more will come, or none that is waited for. */
  void close() {
    lines.end();
    ended = true;
  }

  private CloudObject object(int number) {
    return CloudObject.parse(prefix + String.format(Locale.ROOT, ".%09d", number));
  }
}
