package dev.tarsier.job.speedtest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What opening and reading files took, in nanoseconds. Used by one thread. */
final class ReadClock {
  private long openNanos;
  private long readNanos;
  private long opened;

  /** How a file is opened. */
  interface Opening {
    InputStream open() throws IOException;
  }

  /** Opens a file; reads from it are timed too. */
  InputStream open(Opening opening) throws IOException {
    opened++;
    long start = System.nanoTime();
    try {
      return new Timed(opening.open());
    } finally {
      openNanos += System.nanoTime() - start;
    }
  }

  long openNanos() {
    return openNanos;
  }

  long readNanos() {
    return readNanos;
  }

  long opened() {
    return opened;
  }

  private final class Timed extends FilterInputStream {
    Timed(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      long start = System.nanoTime();
      try {
        return in.read();
      } finally {
        readNanos += System.nanoTime() - start;
      }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      long start = System.nanoTime();
      try {
        return in.read(buffer, offset, length);
      } finally {
        readNanos += System.nanoTime() - start;
      }
    }

    @Override
    public long skip(long bytes) throws IOException {
      long start = System.nanoTime();
      try {
        return in.skip(bytes);
      } finally {
        readNanos += System.nanoTime() - start;
      }
    }

    @Override
    public void close() throws IOException {
      long start = System.nanoTime();
      try {
        in.close();
      } finally {
        openNanos += System.nanoTime() - start;
      }
    }
  }
}
