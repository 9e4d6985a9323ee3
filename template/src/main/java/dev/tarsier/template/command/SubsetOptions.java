package dev.tarsier.template.command;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.request.Percent;
import dev.tarsier.job.request.RequestArguments;
import dev.tarsier.template.problem.ProblemsFound;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which subsets, of what. */
final class SubsetOptions {
  @Option(
      names = "--percent",
      paramLabel = "LIST",
      defaultValue = "",
      description = "Ascending, as in 1,5,12.5; of each label so much, one image at least.")
  private String percent;

  @Option(names = "--all", description = "List every image too, as 100 percent (never copied).")
  private boolean all;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Another number chooses other images (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--exclude",
      paramLabel = "FILE",
      defaultValue = "",
      description = "Never take what it names: a URI, path, key, name or folder/ on each line.")
  private String exclude;

  @Option(
      names = "--include",
      paramLabel = "GLOB",
      description = "Which files count, as in **/*.tif; may be given more than once.")
  private List<String> include = List.of();

  @Option(
      names = "--label",
      paramLabel = "RULE",
      defaultValue = "",
      description = "none, parent-directory or csv (default: parent-directory, or as in the spec).")
  private String label;

  @Option(
      names = "--label-csv",
      paramLabel = "URI",
      defaultValue = "",
      description = "With --label csv: the table.")
  private String labelCsv;

  @Option(
      names = "--label-key",
      paramLabel = "COLUMN",
      defaultValue = "",
      description = "With --label csv: its column of paths or file names.")
  private String labelKey;

  @Option(
      names = "--label-value",
      paramLabel = "COLUMN",
      defaultValue = "",
      description = "With --label csv: its column of labels.")
  private String labelValue;

  /** The job's arguments for what is chosen and from what; throws UsageProblem. */
  List<String> arguments(String source, Shell shell) throws ProblemsFound {
    List<String> arguments = new ArrayList<>(source(source, shell));
    if (!percent.isEmpty()) {
      arguments.addAll(List.of("--percent", checkedPercents()));
    } else if (!all) {
      throw new UsageProblem("Missing --percent (as in 1,5,10), or --all");
    }
    arguments.addAll(List.of("--all", Boolean.toString(all), "--seed", Long.toString(seed)));
    put(arguments, "--exclude", exclude.isEmpty() ? "" : uri(exclude, shell));
    return arguments;
  }

  private String checkedPercents() {
    try {
      Percent.parseList(percent);
      return percent;
    } catch (IllegalArgumentException e) {
      throw new UsageProblem(e.getMessage());
    }
  }

  private List<String> source(String source, Shell shell) throws ProblemsFound {
    if (source.matches(".*\\.ya?ml")) {
      if (!include.isEmpty() || !label.isEmpty() || !labelCsv.isEmpty()) {
        throw new UsageProblem(
            "Invalid options: --include and --label beside " + source + " (write them there)");
      }
      return RequestArguments.formatSource(
          new SpecLoader(shell, Operations.load()).read(source).spec().source());
    }
    List<String> arguments = new ArrayList<>(List.of("--input", uri(source, shell)));
    include.forEach(glob -> arguments.addAll(List.of("--include", glob)));
    put(arguments, "--label", label.isEmpty() && !labelCsv.isEmpty() ? "csv" : label);
    put(arguments, "--label-csv", labelCsv.isEmpty() ? "" : uri(labelCsv, shell));
    put(arguments, "--label-key", labelKey);
    put(arguments, "--label-value", labelValue);
    return arguments;
  }

  private static String uri(String place, Shell shell) {
    return LookOptions.location(place, shell).uri();
  }

  private static void put(List<String> arguments, String flag, String value) {
    if (!value.isEmpty()) {
      arguments.addAll(List.of(flag, value));
    }
  }
}
