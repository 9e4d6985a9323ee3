package dev.tarsier.job.subset;

import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.source.SourcePaths;
import dev.tarsier.job.source.TextFile;
import dev.tarsier.job.storage.Storage;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/**
 * Images that are never taken, such as those of people who have opted out. An entry is a URI, a
 * path below the source, the key of a sample, a file name with or without its extension (in
 * whatever folder), or a folder with a slash at its end. In doubt more is left out, not less.
 */
final class Exclusions {
  static final Exclusions NONE = new Exclusions(new LinkedHashSet<>());

  private static final String FLAG = "--exclude";

  private final Set<String> entries;
  private final Set<String> unused;

  private Exclusions(Set<String> entries) {
    this.entries = entries;
    this.unused = new LinkedHashSet<>(entries);
  }

  /** Reads one entry a line; blank lines and lines that start with # do not count. */
  static Exclusions read(String uri, Location root, Configuration configuration)
      throws IOException {
    Location list = new Location(uri);
    String name = uri.toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv") || name.endsWith(".parquet")) {
      throw new InputProblem(
          "Unsupported exclusion list: " + list + " (write text: a path, key or URI on each line)",
          FLAG);
    }
    Set<String> entries = new LinkedHashSet<>();
    try (BufferedReader reader =
        TextFile.open(Storage.of(list, configuration, FLAG), Storage.path(list))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          entries.add(entry(line.strip(), root));
        }
      }
    } catch (FileNotFoundException e) {
      throw new InputProblem(
          Storage.absence(e, "Missing exclusion list: " + list + " does not exist"), FLAG, e);
    }
    return new Exclusions(entries);
  }

  /** Relative to the source where it lies below. */
  private static String entry(String text, Location root) {
    if (!text.startsWith("/") && !text.matches("[a-z][a-z0-9+.-]*:.*")) {
      return text;
    }
    String slash = text.endsWith("/") ? "/" : "";
    String uri;
    try {
      uri = new Location(text.startsWith("/") ? "file:" + text : text).uri() + slash;
    } catch (IllegalArgumentException e) {
      throw new InputProblem("Invalid exclusion: " + text + " (" + e.getMessage() + ")", FLAG, e);
    }
    String below = root.uri() + "/";
    if (uri.equals(below)) {
      throw new InputProblem("Invalid exclusion: " + text + " (it is the source itself)", FLAG);
    }
    return uri.startsWith(below) ? uri.substring(below.length()) : uri;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /**
   * Whether this image is left out.
   *
   * @param path as {@link SourcePaths} takes it
   * @param key of the sample that a run would make of it
   */
  boolean cover(String path, String key) {
    boolean covered = false;
    for (String name : names(path, key)) {
      if (entries.contains(name)) {
        unused.remove(name);
        covered = true;
      }
    }
    return covered;
  }

  private static List<String> names(String path, String key) {
    List<String> names = new ArrayList<>(List.of(path, key, withoutExtension(path)));
    String name = path.substring(path.lastIndexOf('/') + 1);
    names.add(name);
    names.add(withoutExtension(name));
    for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
      names.add(path.substring(0, at + 1));
    }
    return names;
  }

  private static String withoutExtension(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
  }

  /** Entries that have covered no image so far, in their order. */
  List<String> unused() {
    return List.copyOf(unused);
  }
}
