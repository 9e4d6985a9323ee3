package dev.tarsier.job.sink;

import dev.tarsier.job.report.FileRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A folder of folders that Spark has written into an attempt. Its files get names without anything
 * random, in the order of those that Spark gave them; Spark's marks and checksum files stay behind.
 */
public final class SparkFolder {
  private SparkFolder() {}

  /** The files, named from the run folder; {@code folder} is named from there too. */
  public static List<FileRecord> settle(FileSystem fileSystem, Path attempt, String folder)
      throws IOException {
    List<FileRecord> files = new ArrayList<>();
    for (String part : visible(fileSystem, new Path(attempt, folder))) {
      String below = folder + "/" + part;
      int number = 0;
      for (String name : visible(fileSystem, new Path(attempt, below))) {
        String settled = below + "/" + settledName(number++, name);
        Path to = new Path(attempt, settled);
        if (!to.getName().equals(name)) {
          new AtomicFiles(fileSystem, attempt).rename(new Path(new Path(attempt, below), name), to);
        }
        files.add(StoredFile.describe(fileSystem, to, settled, 0));
      }
    }
    return files;
  }

  private static List<String> visible(FileSystem fileSystem, Path folder) throws IOException {
    return AtomicFiles.names(fileSystem, folder).stream()
        .filter(name -> !name.startsWith("_") && !name.startsWith("."))
        .sorted()
        .toList();
  }

  private static String settledName(int number, String name) {
    int dot = name.lastIndexOf('.');
    return String.format(Locale.ROOT, "part-%05d", number) + (dot < 0 ? "" : name.substring(dot));
  }
}
