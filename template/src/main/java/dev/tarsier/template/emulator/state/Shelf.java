package dev.tarsier.template.emulator.state;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.tarsier.template.emulator.http.ProtoJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The resources of one collection by name, each also a JSON file that is replaced whole. All
 * methods may be called from any thread; UncheckedIOException when a file cannot be written.
 */
public final class Shelf<T extends Message> {
  private static final String SUFFIX = ".json";

  private final Path root;
  private final TreeMap<String, T> resources = new TreeMap<>();

  private Shelf(Path root) {
    this.root = root;
  }

  /**
   * Reads what is there.
   *
   * @param root holds {@code projects/P/regions/R/COLLECTION/ID.json}
   * @throws IOException when a file cannot be read as a {@code T}
   */
  public static <T extends Message> Shelf<T> open(Path root, String collection, T prototype)
      throws IOException {
    Shelf<T> shelf = new Shelf<>(root);
    try (Stream<Path> files = Files.walk(Files.createDirectories(root), 6)) {
      for (Path file : files.filter(path -> isOf(collection, root.relativize(path))).toList()) {
        String name = root.relativize(file).toString().replace('\\', '/');
        shelf.resources.put(
            name.substring(0, name.length() - SUFFIX.length()), read(file, prototype));
      }
    }
    return shelf;
  }

  private static boolean isOf(String collection, Path path) {
    return path.getNameCount() == 6
        && path.getName(4).toString().equals(collection)
        && path.toString().endsWith(SUFFIX);
  }

  private static <T extends Message> T read(Path file, T prototype) throws IOException {
    Message.Builder builder = prototype.newBuilderForType();
    try {
      ProtoJson.parse(Files.readString(file), builder);
    } catch (InvalidProtocolBufferException e) {
      throw new IOException("Invalid state file: " + file + " (delete it: " + e.getMessage() + ")");
    }
    @SuppressWarnings("unchecked") // the builder of a T builds a T
    T value = (T) builder.build();
    return value;
  }

  public synchronized Optional<T> get(String name) {
    return Optional.ofNullable(resources.get(name));
  }

  /** Those of one region, by name. */
  public synchronized List<T> list(Region region) {
    String from = region.parent() + "/";
    return List.copyOf(resources.subMap(from, from + Character.MAX_VALUE).values());
  }

  public synchronized List<String> names() {
    return List.copyOf(resources.keySet());
  }

  public synchronized void put(String name, T value) {
    resources.put(name, value);
    write(file(name), ProtoJson.print(value));
  }

  /** Whether there was none of this name. */
  public synchronized boolean putIfAbsent(String name, T value) {
    if (resources.containsKey(name)) {
      return false;
    }
    put(name, value);
    return true;
  }

  /** Replaces it by what the change makes of it, in one step; nothing when it is not there. */
  public synchronized Optional<T> update(String name, UnaryOperator<T> change) {
    Optional<T> changed = get(name).map(change);
    changed.ifPresent(value -> put(name, value));
    return changed;
  }

  /** Whether it was there. */
  public synchronized boolean remove(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete state: " + file(name), e);
    }
    return resources.remove(name) != null;
  }

  private Path file(String name) {
    return root.resolve(name + SUFFIX);
  }

  private static void write(Path file, String text) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(fresh, text);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException(
          "Cannot write state: " + file + " (was its folder deleted?)", e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write state: " + file, e);
    }
  }
}
