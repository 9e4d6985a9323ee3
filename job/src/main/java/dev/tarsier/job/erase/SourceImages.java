package dev.tarsier.job.erase;

import dev.tarsier.job.report.EraseReport;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.source.SourceFile;
import dev.tarsier.job.source.SourcePaths;
import dev.tarsier.job.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * The images that a run was made of.
 *
 * @param root that their paths are relative to
 * @param lists an inventory and a label table, where the run has them
 */
record SourceImages(Location root, List<String> lists, Configuration configuration) {
  private static final String SPEC_PATH = "source.uri";

  static SourceImages of(ErasedRun run, Configuration configuration) throws IOException {
    RunReport report = run.report();
    Map<String, String> flags = report.configuration();
    String root = flags.get("input");
    if (root == null) {
      throw new IOException("Missing --input in the report of run " + run.runId());
    }
    return new SourceImages(
        new Location(root),
        Stream.of("inventory", "label-csv").filter(flags::containsKey).map(flags::get).toList(),
        configuration);
  }

  EraseReport.Sources report(boolean asked, long erased) {
    return new EraseReport.Sources(asked, root.uri(), erased, lists);
  }

  /**
   * URIs of the images of these paths that are there, and of what else is named by its path: an
   * image that was taken out of the runs before may still have its source.
   */
  List<String> of(Set<String> paths, Subjects subjects) throws IOException {
    List<String> found = new ArrayList<>();
    Set<String> all = new TreeSet<>(paths);
    subjects.unused().stream().filter(SourceImages::isPath).forEach(all::add);
    for (String path : all) {
      Location place = SourcePaths.of(root, new SourceFile(path, 0, 0));
      if (isFile(place)) {
        found.add(place.uri());
        subjects.pass(List.of(path));
      }
    }
    return found;
  }

  private static boolean isPath(String line) {
    return !line.startsWith("/")
        && !List.of(line.split("/", -1)).contains("..")
        && !line.endsWith("/");
  }

  private boolean isFile(Location place) throws IOException {
    FileSystem fileSystem = Storage.of(place, configuration, SPEC_PATH);
    return fileSystem.exists(Storage.path(place))
        && fileSystem.getFileStatus(Storage.path(place)).isFile();
  }

  /** Removes one; it may be gone already. */
  static void erase(String uri, Configuration configuration) throws IOException {
    Location place = new Location(uri);
    FileSystem fileSystem = Storage.of(place, configuration, SPEC_PATH);
    if (!fileSystem.delete(Storage.path(place), false) && fileSystem.exists(Storage.path(place))) {
      throw new IOException("Cannot delete " + uri + " (delete it by hand, then run this again)");
    }
  }
}
