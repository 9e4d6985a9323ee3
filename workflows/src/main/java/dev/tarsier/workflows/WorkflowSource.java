package dev.tarsier.workflows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a workflow does.
 *
 * @param name of the source; deployed under {@code tarsier-NAME} unless told otherwise
 * @param text YAML
 */
public record WorkflowSource(String name, String text) {
  /** Names of the sources that come with the tool; the first is the default. */
  public static final List<String> PACKAGED = List.of("image-pipeline", "backfill");

  private static final String SUFFIX = ".workflows.yaml";

  /** One that comes with the tool. */
  public static WorkflowSource packaged(String name) throws IOException {
    if (!PACKAGED.contains(name)) {
      throw new IllegalArgumentException(
          "Unsupported workflow: " + name + " (known are " + String.join(", ", PACKAGED) + ")");
    }
    try (InputStream stream = WorkflowSource.class.getResourceAsStream(name + SUFFIX)) {
      if (stream == null) {
        throw new IllegalStateException("Missing resource: " + name + SUFFIX);
      }
      return new WorkflowSource(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** A file, called by its name up to the first dot. */
  public static WorkflowSource of(Path file) throws IOException {
    String name = file.getFileName().toString();
    int dot = name.indexOf('.');
    return new WorkflowSource(dot < 0 ? name : name.substring(0, dot), Files.readString(file));
  }

  /** What it is deployed as: {@code tarsier-image-pipeline}. */
  public String workflowId() {
    return name.startsWith("tarsier-") ? name : "tarsier-" + name;
  }
}
