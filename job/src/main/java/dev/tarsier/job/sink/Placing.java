package dev.tarsier.job.sink;

import dev.tarsier.job.report.FileRecord;
import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Gives an attempt's files their final names, where another attempt may have been first. A file
 * under a final name is whole.
 */
record Placing(AtomicFiles files, FileSystem fileSystem) {
  /** The one that stands: ours, or whoever's was there first, as it is. */
  FileRecord orTheirs(Path attempt, FileRecord file, Path to) throws IOException {
    return files.place(new Path(attempt, file.name()), to)
        ? file
        : StoredFile.describe(fileSystem, to, file.name(), file.samples());
  }

  /**
   * Puts ours there unless an equal one stands. Returns false when another one stood: the attempt
   * that left it saw other images than we did, because one has been rejected since for killing it,
   * or because its machine computes otherwise. It has left no record, so it is dead, or will find
   * ours.
   */
  boolean orEqual(Path attempt, FileRecord file, Path to) throws IOException {
    if (files.place(new Path(attempt, file.name()), to)) {
      return true;
    }
    FileRecord theirs = StoredFile.describe(fileSystem, to, file.name(), file.samples());
    if (theirs.equals(file)) {
      return true;
    }
    inItsPlace(attempt, file, to);
    return false;
  }

  /** Puts ours there whatever stands. */
  FileRecord inItsPlace(Path attempt, FileRecord file, Path to) throws IOException {
    Path from = new Path(attempt, file.name());
    fileSystem.delete(to, false);
    if (!files.place(from, to)) {
      throw new IOException(
          "Cannot put "
              + to
              + " in place: another attempt of the partition is at it (run the same"
              + " request again)");
    }
    return file;
  }
}
