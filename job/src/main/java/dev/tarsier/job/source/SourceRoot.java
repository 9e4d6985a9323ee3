package dev.tarsier.job.source;

import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.SourceRequest;
import dev.tarsier.job.storage.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** The folder that a source is read from. */
final class SourceRoot {
  private static final String SPEC_PATH = "source.uri";

  private SourceRoot() {}

  /** Its file system; throws InputProblem when the folder is not there, or is a file. */
  static FileSystem open(SourceRequest source, Configuration configuration) throws IOException {
    FileSystem fileSystem = Storage.of(source.root(), configuration, SPEC_PATH);
    try {
      if (!fileSystem.getFileStatus(Storage.path(source.root())).isDirectory()) {
        throw new InputProblem(
            "Invalid source: "
                + source.root()
                + " is a file (name the folder that holds it, or list it in source.inventory)",
            SPEC_PATH);
      }
      return fileSystem;
    } catch (FileNotFoundException e) {
      throw new InputProblem(
          Storage.absence(e, "Missing source: " + source.root() + " does not exist"), SPEC_PATH, e);
    }
  }
}
