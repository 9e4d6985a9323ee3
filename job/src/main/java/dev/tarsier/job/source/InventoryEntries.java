package dev.tarsier.job.source;

import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.SourceRequest;
import dev.tarsier.job.storage.ObjectChecksum;
import dev.tarsier.job.storage.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;

/** The entries of an inventory as they are written: URIs, or paths relative to the source. */
final class InventoryEntries {
  /** An entry that is not there stays in the run, so that it can be counted as rejected. */
  static final long ABSENT = -1;

  /** The inventory does not give the size. */
  static final long UNKNOWN = -2;

  private final SourceRequest source;
  private final Configuration configuration;

  InventoryEntries(SourceRequest source, Configuration configuration) {
    this.source = source;
    this.configuration = configuration;
  }

  /** All of them, none of them looked at; throws InputProblem when the list cannot be used. */
  List<SourceFile> read() throws IOException {
    Location inventory = location(source.inventory());
    FileSystem fileSystem = Storage.of(inventory, configuration, "source.inventory");
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
    } catch (RuntimeException | CSVException e) {
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
    return entries;
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
            ? InventoryTable.parquet(inventory, configuration)
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

  /** The entry with its size, or {@link #ABSENT}. */
  static SourceFile measured(SourceFile file, Location location, Configuration configuration)
      throws IOException {
    FileSystem fileSystem = Storage.of(location, configuration, "source.inventory");
    try {
      FileStatus status = fileSystem.getFileStatus(Storage.path(location));
      return new SourceFile(
          file.path(), status.getLen(), status.getModificationTime(), ObjectChecksum.of(status));
    } catch (FileNotFoundException e) {
      return new SourceFile(file.path(), ABSENT, 0);
    }
  }
}
