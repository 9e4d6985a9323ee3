package dev.tarsier.template.command;

import java.util.List;
import picocli.CommandLine.Option;

/** Which images are shown, and how. */
final class PreviewOptions {
  @Option(
      names = "--image",
      paramLabel = "X",
      description =
          "A file, a path below the source, a gs: URI or a glob in quotes; may be given more "
              + "than once (default: some of the source are chosen).")
  private List<String> images = List.of();

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many are chosen where none is named (default: ${DEFAULT-VALUE}).")
  private int sample;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "Chooses them; another seed chooses others (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--size",
      paramLabel = "PIXELS",
      defaultValue = "1024",
      description = "Longest side of the pictures (default: ${DEFAULT-VALUE}).")
  private int size;

  @Option(
      names = "--buckets",
      paramLabel = "DIR",
      defaultValue = "",
      description = "Folder with a folder for each bucket: gs: then means those.")
  private String buckets;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      defaultValue = "",
      description = "The page (default: previews/NAME.html below TARSIER_HOME, ~/.tarsier).")
  private String page;

  List<String> images() {
    return List.copyOf(images);
  }

  int sample() {
    return sample;
  }

  long seed() {
    return seed;
  }

  int size() {
    return size;
  }

  String buckets() {
    return buckets;
  }

  String page() {
    return page;
  }
}
