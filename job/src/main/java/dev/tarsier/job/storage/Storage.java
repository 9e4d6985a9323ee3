package dev.tarsier.job.storage;

import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/** From a {@link Location} to Hadoop's file system. */
public final class Storage {
  private static final int LOCAL_BUFFER_BYTES = 64 << 10;

  private Storage() {}

  /**
   * The file system of a location. For {@code file:} the one without Hadoop's {@code .crc} side
   * files: shards carry their checksum in the manifest. Throws InputProblem, naming {@code
   * specPath}, when no file system is on the class path for the scheme.
   */
  public static FileSystem of(Location location, Configuration configuration, String specPath)
      throws IOException {
    try {
      FileSystem fileSystem = path(location).getFileSystem(configuration);
      return fileSystem instanceof LocalFileSystem local ? local.getRawFileSystem() : fileSystem;
    } catch (UnsupportedFileSystemException e) {
      throw new InputProblem(
          "Unsupported scheme "
              + location.scheme()
              + ": "
              + location
              + " (its Hadoop file system is not on the class path; on Dataproc, gs: is; on one"
              + " machine --buckets DIR lets folders stand for buckets)",
          specPath,
          e);
    } catch (IllegalArgumentException e) {
      throw new InputProblem(
          "Invalid location: " + location + " (" + e.getMessage() + ")", specPath, e);
    }
  }

  /**
   * A stream into a new file, over whatever stands there; folders are made. Local files are opened
   * by the JDK: without its native library Hadoop starts a {@code chmod} process for each file.
   */
  public static OutputStream create(FileSystem fileSystem, Path path) throws IOException {
    if (fileSystem instanceof RawLocalFileSystem local) {
      java.nio.file.Path file = local.pathToFile(path).toPath();
      Files.createDirectories(file.getParent());
      return new BufferedOutputStream(Files.newOutputStream(file), LOCAL_BUFFER_BYTES);
    }
    return fileSystem.create(path, true);
  }

  /** Whether files are objects there: whole when their upload ends, moved one by one. */
  public static boolean isObjectStore(FileSystem fileSystem) {
    return "gs".equals(fileSystem.getUri().getScheme())
        && !(fileSystem instanceof RawLocalFileSystem);
  }

  /**
   * Whether Cloud Storage refused a request because the object is no longer, or not yet, the one
   * that the connector had seen: another client wrote it meanwhile. By the words, as the connector
   * hides its client's classes (gcs-connector 4.0.4, read 2026-11).
   */
  public static boolean isPreconditionFailed(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).startsWith("412 Precondition Failed")) {
        return true;
      }
    }
    return false;
  }

  /**
   * Leaves something empty with this name. On an object store that is a folder: the connector makes
   * one with a single request, where a file is three.
   */
  public static void mark(FileSystem fileSystem, Path path) throws IOException {
    if (isObjectStore(fileSystem)) {
      fileSystem.mkdirs(path);
    } else {
      create(fileSystem, path).close();
    }
  }

  /** Says what is not there: {@code otherwise}, or its bucket, when that is what is missing. */
  public static String absence(FileNotFoundException absent, String otherwise) {
    return absent instanceof BucketFolders.MissingBucket ? absent.getMessage() : otherwise;
  }

  public static Path path(Location location) {
    String path = location.path();
    return new Path(path.isEmpty() ? location.uri() + "/" : location.uri());
  }
}
