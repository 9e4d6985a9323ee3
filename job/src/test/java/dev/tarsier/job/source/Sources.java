package dev.tarsier.job.source;

import dev.tarsier.job.request.LabelRule;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.Selection;
import dev.tarsier.job.request.SourceRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Requests and files on the local disk. */
final class Sources {
  private Sources() {}

  static SourceRequest of(Path root) {
    return of(root, SourceRequest.DEFAULT_INCLUDE);
  }

  static SourceRequest of(Path root, List<String> include) {
    return new SourceRequest(
        location(root),
        "",
        include,
        SourceRequest.DEFAULT_FORMATS,
        new LabelRule.None(),
        Selection.ALL);
  }

  static SourceRequest inventory(Path root, String inventory) {
    return new SourceRequest(
        location(root),
        inventory,
        SourceRequest.DEFAULT_INCLUDE,
        SourceRequest.DEFAULT_FORMATS,
        new LabelRule.None(),
        Selection.ALL);
  }

  /** Not through URI, which would encode. */
  static Location location(Path path) {
    return new Location("file:" + path);
  }

  static void write(Path root, String relative, String content) throws IOException {
    Path file = root.resolve(relative);
    Files.createDirectories(file.getParent());
    Files.write(file, content.getBytes(StandardCharsets.UTF_8));
  }
}
