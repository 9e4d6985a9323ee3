package dev.tarsier.job.erase;

import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.storage.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/**
 * The images that are to go: a line each with the key of a sample or the path of a source image, or
 * a folder that ends in a slash, for all below it. Remembers which lines have named an image.
 */
final class Subjects {
  private static final int LARGEST_LINE = 4096;

  private final Set<String> lines;
  private final Set<String> used = new HashSet<>();

  private Subjects(Set<String> lines) {
    this.lines = lines;
  }

  static Subjects of(List<String> lines) {
    return new Subjects(new LinkedHashSet<>(lines));
  }

  /** Throws InputProblem when there is no such file, or it names nothing. */
  static Subjects read(Location file, Configuration configuration) throws IOException {
    Set<String> lines = new LinkedHashSet<>();
    try (InputStream in = Storage.of(file, configuration, "--keys").open(Storage.path(file))) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.startsWith("\ufeff") ? line.substring(1) : line)
          .filter(line -> !line.isBlank())
          .forEach(lines::add);
    } catch (FileNotFoundException e) {
      throw new InputProblem(
          Storage.absence(e, "Missing list of keys: " + file + " does not exist"), "--keys", e);
    }
    if (lines.isEmpty()) {
      throw new InputProblem(
          "Missing keys: "
              + file
              + " names nothing (write a key, a path, or a folder ending in / on each line)",
          "--keys");
    }
    check(lines, file);
    return new Subjects(lines);
  }

  private static void check(Set<String> lines, Location file) {
    for (String line : lines) {
      if (line.equals("/") || line.length() > LARGEST_LINE) {
        throw new InputProblem(
            "Invalid line in "
                + file
                + (line.equals("/")
                    ? ": / (this would be every image; delete the run instead)"
                    : " of " + line.length() + " characters (no path is longer than 4096)"),
            "--keys");
      }
    }
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  /** Whether an image is among them; {@code key} is empty where it has none. */
  boolean take(String path, String key) {
    boolean found = use(path);
    if (!key.isEmpty() && use(key)) {
      found = true;
    }
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      if (use(path.substring(0, slash + 1))) {
        found = true;
      }
    }
    return found;
  }

  private boolean use(String line) {
    boolean found = lines.contains(line);
    if (found) {
      used.add(line);
    }
    return found;
  }

  /** Counts these lines as having named something. */
  void pass(Iterable<String> known) {
    known.forEach(this::use);
  }

  /** Lines that have named no image so far, in order. */
  List<String> unused() {
    return lines.stream().filter(line -> !used.contains(line)).toList();
  }
}
