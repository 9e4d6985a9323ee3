package dev.tarsier.job.bench;

import dev.tarsier.job.image.fundus.FundusPainter;
import dev.tarsier.job.request.IncludeGlobs;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.SourceRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The files of a measurement, below a folder that goes away with it. */
final class BenchFiles implements AutoCloseable {
  private final Path folder;
  private final List<Path> originals;

  private BenchFiles(Path folder, List<Path> originals) {
    this.folder = folder;
    this.originals = originals;
  }

  /** The images of a folder, or painted ones. Throws InputProblem when there is none. */
  static BenchFiles of(BenchRequest request) throws IOException {
    Path folder = Files.createTempDirectory("tarsier-bench");
    BenchFiles files =
        new BenchFiles(
            folder,
            request.input().isEmpty()
                ? painted(Files.createDirectory(folder.resolve("painted")), request.images())
                : listed(request.input()));
    if (files.originals.isEmpty()) {
      files.close();
      throw new InputProblem("Cannot find images below " + request.input(), "");
    }
    return files;
  }

  private static List<Path> painted(Path folder, int images) {
    return IntStream.range(0, images)
        .parallel()
        .mapToObj(
            seed -> {
              Path file = folder.resolve(String.format(Locale.ROOT, "eye-%05d.jpg", seed));
              try {
                return Files.write(file, FundusPainter.jpeg(seed));
              } catch (IOException e) {
                throw new UncheckedIOException("Cannot write " + file, e);
              }
            })
        .toList();
  }

  private static List<Path> listed(String input) throws IOException {
    Path root = Path.of(input.startsWith("file:") ? new Location(input).path() : input);
    if (!Files.isDirectory(root)) {
      throw new InputProblem("Missing folder: " + root, "");
    }
    IncludeGlobs globs = new IncludeGlobs(SourceRequest.DEFAULT_INCLUDE);
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> globs.matches(root.relativize(file).toString()))
          .sorted()
          .toList();
    }
  }

  List<Path> originals() {
    return originals;
  }

  /** The originals over and over, {@code rounds} times. */
  List<Path> repeated(int rounds) {
    List<Path> files = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      files.addAll(originals);
    }
    return Collections.unmodifiableList(files);
  }

  /** A folder in which every original stands {@code rounds} times under names of its own. */
  Path linked(String name, int rounds) throws IOException {
    Path linked = Files.createDirectory(folder.resolve(name));
    for (int round = 0; round < rounds; round++) {
      Path folderOfRound = Files.createDirectory(linked.resolve("round-" + round));
      for (int i = 0; i < originals.size(); i++) {
        Path original = originals.get(i);
        String link = String.format(Locale.ROOT, "%06d-%s", i, original.getFileName());
        Files.createSymbolicLink(folderOfRound.resolve(link), original.toAbsolutePath());
      }
    }
    return linked;
  }

  Path output() {
    return folder.resolve("output");
  }

  @Override
  public void close() throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
