package dev.tarsier.template.command;

import dev.tarsier.job.request.Location;
import dev.tarsier.template.spec.Locations;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** How closely a source is looked at. */
final class LookOptions {
  @Option(
      names = "--include",
      paramLabel = "GLOB",
      description = "Which files count, as in **/*.tif; may be given more than once.")
  private List<String> include = List.of();

  @Option(
      names = "--label",
      paramLabel = "RULE",
      defaultValue = "",
      description = "none or parent-directory (default: the folders are counted).")
  private String label;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "200",
      description = "How many images are opened (default: ${DEFAULT-VALUE}).")
  private int sample;

  @Option(
      names = "--buckets",
      paramLabel = "DIR",
      defaultValue = "",
      description = "Folder with a folder for each bucket: gs: then means those.")
  private String buckets;

  List<String> include() {
    return List.copyOf(include);
  }

  String label() {
    return label;
  }

  String buckets() {
    return buckets;
  }

  /** Whether {@code source} is on the real Cloud Storage. */
  boolean needsConnector(Location source) {
    return source.scheme().equals("gs") && buckets.isEmpty();
  }

  /** The arguments of the job's main; a bucket's folder is taken from where the user stands. */
  List<String> arguments(Location source, List<String> globs, String labelRule, Shell shell) {
    List<String> arguments = new ArrayList<>(List.of("--input", source.uri()));
    globs.forEach(glob -> arguments.addAll(List.of("--include", glob)));
    if (!labelRule.isEmpty()) {
      arguments.addAll(List.of("--label", labelRule));
    }
    arguments.addAll(List.of("--sample", Integer.toString(sample)));
    if (!buckets.isEmpty()) {
      arguments.addAll(List.of("--buckets", shell.folder().resolve(buckets).toString()));
    }
    return arguments;
  }

  /** A place as the user wrote it; throws UsageProblem. */
  static Location location(String text, Shell shell) {
    try {
      return Locations.resolve(text, shell.folder());
    } catch (IllegalArgumentException e) {
      throw new UsageProblem(e.getMessage());
    }
  }
}
