package dev.tarsier.job.source;

import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.RunFailure;
import dev.tarsier.job.storage.Storage;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.file.AccessDeniedException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.security.AccessControlException;

/**
 * Reads whole files. A file that is gone or forbidden is {@link ReadResult.Lost}; a read that
 * breaks is tried again, and fails the task in the end: an outage must not look like bad images.
 */
final class FileReader {
  private static final int TRIES = 4;
  private static final long FIRST_PAUSE_MILLIS = 200;

  private final Location root;
  private final Configuration configuration;

  FileReader(Location root, Configuration configuration) {
    this.root = root;
    this.configuration = configuration;
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
        readFully(location, buffer, (int) file.bytes());
        return new ReadResult.Loaded(buffer, (int) file.bytes());
      } catch (FileNotFoundException e) {
        buffers.give(buffer);
        return new ReadResult.Lost(RejectReason.UNREADABLE, gone(e));
      } catch (AccessControlException | AccessDeniedException e) {
        buffers.give(buffer);
        return new ReadResult.Lost(RejectReason.UNREADABLE, "reading it is not permitted");
      } catch (EOFException e) {
        buffers.give(buffer);
        return new ReadResult.Lost(
            RejectReason.UNREADABLE, "the file became shorter since it was listed");
      } catch (IOException e) {
        buffers.give(buffer);
        pauseOrFail(location, attempt, e);
      }
    }
  }

  /** RawLocalFileSystem reports a forbidden file as one that is not found. */
  private static String gone(FileNotFoundException e) {
    return String.valueOf(e.getMessage()).contains("Permission denied")
        ? "reading it is not permitted"
        : "the file is gone since it was listed";
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
              + " (run the same request again to go on from here)",
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
