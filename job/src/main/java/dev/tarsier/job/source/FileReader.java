package dev.tarsier.job.source;

import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.RunFailure;
import dev.tarsier.job.storage.ObjectChecksum;
import dev.tarsier.job.storage.Storage;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.file.AccessDeniedException;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32C;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.security.AccessControlException;

/**
 * Reads whole files. A file that is gone, or shorter than it was, is {@link ReadResult.Lost}: that
 * is about the file. Everything else that goes wrong is about the world around it. It is tried
 * again, and fails the task in the end: neither an outage nor a permission that is taken away may
 * look like bad images, which would stay rejected for good.
 */
final class FileReader {
  private static final int TRIES = 4;
  private static final long FIRST_PAUSE_MILLIS = 200;

  private final Location root;
  private final Configuration configuration;
  private final ReadCounts counts;

  FileReader(Location root, Configuration configuration) {
    this(root, configuration, new ReadCounts());
  }

  FileReader(Location root, Configuration configuration, ReadCounts counts) {
    this.root = root;
    this.configuration = configuration;
    this.counts = counts;
  }

  ReadResult read(SourceFile file, BufferPool buffers) {
    if (file.bytes() == InventoryEntries.ABSENT) {
      return new ReadResult.Lost(RejectReason.UNREADABLE, "the file does not exist");
    }
    if (file.bytes() > ReadAhead.LARGEST_FILE_BYTES) {
      return new ReadResult.Lost(
          RejectReason.TOO_LARGE,
          "the file has " + file.bytes() + " bytes, limit " + ReadAhead.LARGEST_FILE_BYTES);
    }
    Location location = SourcePaths.of(root, file);
    for (int attempt = 1; ; attempt++) {
      byte[] buffer = buffers.take((int) file.bytes());
      try {
        readCounted(location, buffer, (int) file.bytes(), attempt);
        check(file, buffer);
        return new ReadResult.Loaded(buffer, (int) file.bytes());
      } catch (IOException e) {
        buffers.give(buffer);
        if (isGone(e)) {
          return new ReadResult.Lost(
              RejectReason.UNREADABLE, "the file is gone since it was listed");
        }
        if (e instanceof EOFException && isShorter(file, location)) {
          return new ReadResult.Lost(
              RejectReason.UNREADABLE, "the file became shorter since it was listed");
        }
        pauseOrFail(location, attempt, e);
      }
    }
  }

  private static boolean isGone(IOException failure) {
    return failure instanceof FileNotFoundException && !isForbidden(failure);
  }

  /** RawLocalFileSystem reports a forbidden file as one that is not found. */
  private static boolean isForbidden(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof AccessControlException
          || cause instanceof AccessDeniedException
          || (cause instanceof FileNotFoundException && message.contains("Permission denied"))
          // How the client of Cloud Storage opens what it says of an answer.
          || message.startsWith("401 Unauthorized")
          || message.startsWith("403 Forbidden")) {
        return true;
      }
    }
    return false;
  }

  /** A body that ends too early looks the same as a file that has been cut. */
  private boolean isShorter(SourceFile file, Location location) {
    try {
      return Storage.of(location, configuration, "source.uri")
              .getFileStatus(Storage.path(location))
              .getLen()
          < file.bytes();
    } catch (IOException e) {
      return false;
    }
  }

  private void readCounted(Location location, byte[] buffer, int length, int attempt)
      throws IOException {
    counts.begin(attempt);
    long start = System.nanoTime();
    try {
      readFully(location, buffer, length);
    } finally {
      counts.end(System.nanoTime() - start);
    }
  }

  private void readFully(Location location, byte[] buffer, int length) throws IOException {
    FileSystem fileSystem = Storage.of(location, configuration, "source.uri");
    // The length from the listing saves the connector a request for it.
    try (FSDataInputStream in =
        fileSystem
            .openFile(Storage.path(location))
            .opt("fs.option.openfile.read.policy", "whole-file")
            .optLong("fs.option.openfile.length", length)
            .build()
            .get()) {
      in.readFully(buffer, 0, length);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IOException("Cannot open " + location, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailure("Cannot read " + location + ": interrupted", e);
    }
  }

  /** The connector compares no checksum. */
  private static void check(SourceFile file, byte[] buffer) throws IOException {
    if (file.crc32c() == ObjectChecksum.UNKNOWN) {
      return;
    }
    CRC32C crc = new CRC32C();
    crc.update(buffer, 0, (int) file.bytes());
    if ((int) crc.getValue() != file.crc32c()) {
      HexFormat hex = HexFormat.of();
      throw new IOException(
          "Invalid bytes: CRC32C "
              + hex.toHexDigits((int) crc.getValue())
              + " came, "
              + hex.toHexDigits(file.crc32c())
              + " was listed (damaged on their way, or replaced since)");
    }
  }

  private static void pauseOrFail(Location location, int attempt, IOException failure) {
    // A timeout of a socket is one by its type only.
    if (failure instanceof InterruptedIOException && !(failure instanceof SocketTimeoutException)) {
      Thread.currentThread().interrupt();
      throw new RunFailure("Cannot read " + location + ": interrupted", failure);
    }
    if (attempt == TRIES) {
      throw new RunFailure(
          "Cannot read "
              + location
              + " after "
              + TRIES
              + " tries: "
              + failure.getMessage()
              + " ("
              + (isForbidden(failure)
                  ? "let the run's account read it, or leave it out with source.include; "
                  : "")
              + "run the same request again to go on from here)",
          failure);
    }
    long pause = FIRST_PAUSE_MILLIS << (attempt - 1);
    try {
      Thread.sleep(pause + ThreadLocalRandom.current().nextLong(pause));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailure("Cannot read " + location + ": interrupted", e);
    }
  }
}
