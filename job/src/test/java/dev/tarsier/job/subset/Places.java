package dev.tarsier.job.subset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder with a bucket of images and whatever is written beside it. */
record Places(Path folder) {
  void put(String path, String content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content.getBytes(StandardCharsets.UTF_8));
  }

  /** {@code images} of this label, all alike but in name. */
  void images(String label, int images) throws IOException {
    for (int i = 0; i < images; i++) {
      put("source/" + label + "/" + i + ".jpg", label + i);
    }
  }

  String uri(String path) {
    return "file:" + folder.resolve(path);
  }

  List<String> lines(String path) throws IOException {
    return Files.readAllLines(folder.resolve(path));
  }

  /** Files below a folder, relative to it, in order. */
  List<String> files(String path) throws IOException {
    Path root = folder.resolve(path);
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
