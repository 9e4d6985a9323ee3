package dev.tarsier.job.source;

import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.SourceRequest;
import dev.tarsier.job.storage.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Reads a list of images instead of walking folders. Entries are URIs, or paths relative to the
 * source; sizes that the list does not give are asked for once, by the executors.
 */
final class InventoryReader {
  /** An entry that is not there stays in the run, so that it can be counted as rejected. */
  static final long ABSENT = -1;

  private static final long UNKNOWN = -2;

  private final JavaSparkContext spark;
  private final SourceRequest source;

  InventoryReader(JavaSparkContext spark, SourceRequest source) {
    this.spark = spark;
    this.source = source;
  }

  Listing read() throws IOException {
    Location inventory = location(source.inventory());
    FileSystem fileSystem = Storage.of(inventory, spark.hadoopConfiguration(), "source.inventory");
    List<SourceFile> entries;
    try {
      entries = table(fileSystem, inventory);
    } catch (FileNotFoundException e) {
      throw new InputProblem(
          Storage.absence(e, "Missing inventory: " + inventory + " does not exist"),
          "source.inventory",
          e);
    } catch (InputProblem e) {
      throw e;
    } catch (RuntimeException e) {
      // How commons-csv and Parquet tell of rows and files that they cannot make out.
      throw new InputProblem(
          "Cannot read inventory: " + inventory + " (" + e.getMessage() + ")",
          "source.inventory",
          e);
    }
    if (entries.isEmpty()) {
      throw new InputProblem(
          "Cannot find images: the inventory " + inventory + " lists none", "source.inventory");
    }
    return Listing.of(measured(entries));
  }

  private static Location location(String uri) {
    try {
      return new Location(uri);
    } catch (IllegalArgumentException e) {
      throw new InputProblem(e.getMessage(), "source.inventory", e);
    }
  }

  private List<SourceFile> table(FileSystem fileSystem, Location inventory) throws IOException {
    String name = inventory.uri().toLowerCase(Locale.ROOT);
    InventoryTable table =
        name.endsWith(".parquet")
            ? InventoryTable.parquet(inventory, spark.hadoopConfiguration())
            : name.endsWith(".csv")
                ? InventoryTable.csv(fileSystem, inventory)
                : InventoryTable.text(fileSystem, inventory);
    List<SourceFile> files = new ArrayList<>();
    for (InventoryTable.Row row : table.rows()) {
      files.add(new SourceFile(relative(row.uri()), row.bytes().orElse(UNKNOWN), 0));
    }
    return files;
  }

  private String relative(String uri) {
    String root = source.root().uri() + "/";
    boolean absolute = uri.matches("[a-z][a-z0-9+.-]*:.*");
    String normalized = location(absolute ? uri : root + uri).uri();
    return normalized.startsWith(root) ? normalized.substring(root.length()) : normalized;
  }

  private List<SourceFile> measured(List<SourceFile> entries) {
    if (entries.stream().noneMatch(file -> file.bytes() == UNKNOWN)) {
      return entries;
    }
    Broadcast<SerializableConfiguration> configuration =
        spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
    int slices = Math.min(entries.size(), spark.defaultParallelism() * 8);
    SourceRequest request = source;
    try {
      return spark
          .parallelize(entries, slices)
          .mapPartitions(slice -> measure(slice, request, configuration.value()))
          .collect();
    } catch (Exception e) {
      throw TaskFailure.of(e, "Cannot measure the files of inventory " + source.inventory());
    } finally {
      configuration.destroy();
    }
  }

  private static Iterator<SourceFile> measure(
      Iterator<SourceFile> slice, SourceRequest request, SerializableConfiguration configuration)
      throws IOException {
    List<SourceFile> measured = new ArrayList<>();
    while (slice.hasNext()) {
      SourceFile file = slice.next();
      measured.add(
          file.bytes() == UNKNOWN
              ? measure(file, SourcePaths.of(request.root(), file), configuration)
              : file);
    }
    return measured.iterator();
  }

  private static SourceFile measure(
      SourceFile file, Location location, SerializableConfiguration configuration)
      throws IOException {
    FileSystem fileSystem = Storage.of(location, configuration.value(), "source.inventory");
    try {
      FileStatus status = fileSystem.getFileStatus(Storage.path(location));
      return new SourceFile(file.path(), status.getLen(), status.getModificationTime());
    } catch (FileNotFoundException e) {
      return new SourceFile(file.path(), ABSENT, 0);
    }
  }
}
