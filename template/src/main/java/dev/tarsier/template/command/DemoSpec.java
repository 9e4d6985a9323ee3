package dev.tarsier.template.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The spec of the demo, written out to be copied. */
final class DemoSpec {
  private static final String TEXT =
      """
      # What "tarsier demo" runs. Copy it, point source.uri at your own folder, and run
      #   tarsier instantiate FILE --local
      # Relative paths are taken from the folder of this file.
      dataset: fundus-demo
      source:
        uri: images
        label: parent-directory   # images/left and images/right: each eye is a class
      recipe: retina
      output:
        uri: run                  # shards, index and report of a run: run/<run id>/
        format: tar
        shard-size: 256MiB
      limits:
        # Three images are damaged on purpose. With real images leave this at 5%: a run that
        # rejects more fails, after it has written and reported everything else.
        rejected: 80%
      """;

  private DemoSpec() {}

  /** Returns the file. */
  static Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    return Files.writeString(folder.resolve("demo.yaml"), TEXT, StandardCharsets.UTF_8);
  }
}
