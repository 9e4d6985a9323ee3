package dev.tarsier.job.subset;

import dev.tarsier.job.report.SubsetReport;
import dev.tarsier.job.report.SubsetReportParser;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.Percent;
import dev.tarsier.job.sink.AtomicFiles;
import dev.tarsier.job.storage.Storage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * The folder of subsets: for each an inventory {@code 5-percent.txt} and, where asked for, the
 * copies in {@code 5-percent/}; beside them {@code _SUBSETS.json}, written last.
 */
final class SubsetFolder {
  static final String RECORD = "_SUBSETS.json";
  private static final String ATTEMPTS = "_attempts";
  private static final String SPEC_PATH = "--output";

  private final Location location;
  private final FileSystem fileSystem;
  private final AtomicFiles files;

  SubsetFolder(Location location, Configuration configuration) throws IOException {
    this.location = location;
    this.fileSystem = Storage.of(location, configuration, SPEC_PATH);
    this.files = new AtomicFiles(fileSystem, attempts());
  }

  Location location() {
    return location;
  }

  FileSystem fileSystem() {
    return fileSystem;
  }

  /** Where files stand until they are whole. */
  Path attempts() {
    return Storage.path(location.child(ATTEMPTS));
  }

  Location list(Percent percent) {
    return location.child(percent + "-percent.txt");
  }

  Location copies(Percent percent) {
    return location.child(percent + "-percent");
  }

  /** What is recorded of the subsets here; throws InputProblem when the record is none. */
  Optional<SubsetReport> record() throws IOException {
    Optional<String> text = files.read(Storage.path(location.child(RECORD)));
    try {
      return text.map(SubsetReportParser::parse);
    } catch (IllegalArgumentException e) {
      throw new InputProblem(
          "Cannot read " + location.child(RECORD) + ": " + e.getMessage(), SPEC_PATH, e);
    }
  }

  void write(SubsetReport report) throws IOException {
    files.write(
        Storage.path(location.child(RECORD)), SubsetReportParser.format(report.withoutExamples()));
  }

  void writeList(Percent percent, String text) throws IOException {
    files.write(Storage.path(list(percent)), text);
  }

  /** The inventory's text; empty when there is none. */
  Optional<String> readList(Location list) throws IOException {
    return files.read(Storage.path(list));
  }

  /** Gives a whole file its final name. */
  void commit(Path attempt, Path to) throws IOException {
    files.rename(attempt, to);
  }

  /** A file that is there already. */
  record Present(long bytes, long modifiedMillis) {
    /** No file has this size, not even one of unknown size. */
    static final Present NOTHING = new Present(Long.MIN_VALUE, 0);
  }

  /** All files below a folder by their path relative to it; none without it. */
  Map<String, Present> present(Location folder) throws IOException {
    Path root = Storage.path(folder);
    if (!fileSystem.exists(root)) {
      return Map.of();
    }
    Map<String, Present> present = new TreeMap<>();
    int prefix = root.toUri().getPath().length() + 1;
    Deque<Path> folders = new ArrayDeque<>(List.of(root));
    while (!folders.isEmpty()) {
      RemoteIterator<FileStatus> each = fileSystem.listStatusIterator(folders.poll());
      while (each.hasNext()) {
        FileStatus status = each.next();
        if (status.isDirectory()) {
          folders.add(status.getPath());
        } else {
          present.put(
              status.getPath().toUri().getPath().substring(prefix),
              new Present(status.getLen(), status.getModificationTime()));
        }
      }
    }
    return present;
  }

  void remove(Location place) throws IOException {
    fileSystem.delete(Storage.path(place), true);
  }

  void removeAttempts() throws IOException {
    fileSystem.delete(attempts(), true);
  }
}
