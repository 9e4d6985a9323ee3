package dev.tarsier.job.storage;

import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/** From a {@link Location} to Hadoop's file system. */
public final class Storage {
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
              + " (its Hadoop file system is not on the class path; on Dataproc, gs: is)",
          specPath,
          e);
    } catch (IllegalArgumentException e) {
      throw new InputProblem(
          "Invalid location: " + location + " (" + e.getMessage() + ")", specPath, e);
    }
  }

  public static Path path(Location location) {
    String path = location.path();
    return new Path(path.isEmpty() ? location.uri() + "/" : location.uri());
  }
}
