package dev.tarsier.template.emulator.storage;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A page of the objects of a bucket. The folders are gone through in the order of names, only where
 * the page's can be, and no further than it reaches.
 */
final class ObjectListing {
  private final String bucket;
  private final ListQuery query;
  private final ObjectFiles files;
  private final List<StoredObject> objects = new ArrayList<>();
  private final List<String> prefixes = new ArrayList<>();
  private String last = "";
  private boolean more;

  ObjectListing(String bucket, ListQuery query, ObjectFiles files) {
    this.bucket = bucket;
    this.query = query;
    this.files = files;
  }

  /**
   * One page.
   *
   * @param nextToken empty on the last
   */
  record Page(List<StoredObject> objects, List<String> prefixes, String nextToken) {}

  /** A file or folder on the way; the name of a folder ends with a slash. */
  private record Entry(String name, Path path, BasicFileAttributes attributes) {}

  Page page(Path folder) throws IOException {
    walk("", folder);
    return new Page(List.copyOf(objects), List.copyOf(prefixes), more ? ListQuery.token(last) : "");
  }

  private void walk(String name, Path folder) throws IOException {
    for (Entry entry : entries(name, folder)) {
      if (more) {
        return;
      }
      if (!entry.attributes().isDirectory()) {
        add(entry);
      } else if (query.mayHold(entry.name())) {
        add(entry);
        if (!isFolded(entry.name())) {
          walk(entry.name(), entry.path());
        }
      }
    }
  }

  private static List<Entry> entries(String name, Path folder) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
      for (Path path : paths) {
        entry(name, path).ifPresent(entries::add);
      }
    } catch (FileSystemException e) {
      return List.of();
    }
    entries.sort(Comparator.comparing(Entry::name, NameOrder.ORDER));
    return entries;
  }

  /** What goes away while it is looked at is not there. */
  private static Optional<Entry> entry(String folder, Path path) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      String end = attributes.isDirectory() ? "/" : "";
      return Optional.of(new Entry(folder + path.getFileName() + end, path, attributes));
    } catch (FileSystemException e) {
      return Optional.empty();
    }
  }

  private boolean isFolded(String name) {
    return !prefixes.isEmpty() && name.startsWith(prefixes.get(prefixes.size() - 1));
  }

  private void add(Entry entry) throws IOException {
    if (!query.holds(entry.name())
        || isFolded(entry.name())
        || Uploads.isUnfinished(entry.path())) {
      return;
    }
    Optional<StoredObject> found =
        files.find(new ObjectName(bucket, entry.name()), entry.path(), entry.attributes());
    if (found.isEmpty()) {
      return;
    }
    if (objects.size() + prefixes.size() >= query.size()) {
      more = true;
      return;
    }
    String folded = query.folded(entry.name());
    last = folded.isEmpty() ? entry.name() : folded;
    boolean own = query.trailing() && folded.equals(entry.name());
    if (folded.isEmpty() || own) {
      objects.add(found.get());
    }
    if (!folded.isEmpty()) {
      prefixes.add(folded);
    }
  }
}
