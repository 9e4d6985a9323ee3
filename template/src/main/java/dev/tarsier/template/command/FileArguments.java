package dev.tarsier.template.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files that a command line names, folders walked. */
final class FileArguments {
  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

  private FileArguments() {}

  /**
   * Each file once, as the user named it or named the folder around it; those of a folder sorted.
   * Names that are no folder stay as they are, whether there is such a file or not.
   */
  static Set<String> expand(List<String> arguments, Path folder) {
    Set<String> files = new LinkedHashSet<>();
    for (String argument : arguments) {
      Path path = folder.resolve(argument);
      if (!Files.isDirectory(path)) {
        files.add(argument);
        continue;
      }
      List<String> below = below(path, argument);
      if (below.isEmpty()) {
        throw new UsageProblem(
            "Missing files: " + argument + " holds no .yaml, .yml or .json (name another folder)");
      }
      files.addAll(below);
    }
    return files;
  }

  /** Hidden files and folders are somebody else's. */
  private static List<String> below(Path folder, String name) {
    List<String> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.filter(Files::isRegularFile)
          .map(folder::relativize)
          .filter(FileArguments::isMeant)
          .sorted()
          .forEach(file -> files.add(Path.of(name).resolve(file).normalize().toString()));
    } catch (IOException | UncheckedIOException e) {
      throw new UsageProblem("Cannot list " + name + ": " + e.getMessage());
    }
    return files;
  }

  private static boolean isMeant(Path file) {
    for (Path part : file) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return ENDINGS.stream().anyMatch(file.toString()::endsWith);
  }
}
