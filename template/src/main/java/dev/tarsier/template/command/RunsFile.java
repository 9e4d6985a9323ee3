package dev.tarsier.template.command;

import dev.tarsier.template.tune.Configuration;
import dev.tarsier.template.tune.InvalidRuns;
import dev.tarsier.template.tune.MeasuredRun;
import dev.tarsier.template.tune.RunTable;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Measured runs in a CSV file that a user keeps. */
final class RunsFile {
  private RunsFile() {}

  /** Workload to runs; {@code option} is what named the file. */
  static Map<String, List<MeasuredRun>> read(Shell shell, String option, String name) {
    try (Reader csv = Files.newBufferedReader(shell.folder().resolve(name))) {
      return RunTable.parse(csv, name);
    } catch (InvalidRuns e) {
      throw new UsageProblem(e.getMessage());
    } catch (IOException e) {
      throw new UsageProblem("Cannot read " + option + ": " + name + " (is the file there?)");
    }
  }

  /** Clusters cannot be told apart by runs that had different work. */
  static void requireOneSize(String option, List<MeasuredRun> runs) {
    Set<Long> sizes = runs.stream().map(MeasuredRun::images).collect(Collectors.toSet());
    if (sizes.size() > 1) {
      throw new UsageProblem(
          "Invalid images: runs of "
              + sizes.size()
              + " numbers of images in "
              + option
              + " (clusters are compared at one; keep a file for each)");
    }
  }

  /**
   * Makes the file when it is not there yet; of one that is there the columns stay.
   *
   * @param all images that the data set has: a run of so many need not be told from others
   */
  static void append(Path file, String name, String workload, MeasuredRun run, long all)
      throws IOException {
    String added = added(file, name, workload, run, all);
    Files.writeString(file, added, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Throws UsageProblem where {@link #append} would: before a run that is dear. */
  static void checkTakes(Path file, String name, Configuration cluster, long all)
      throws IOException {
    added(file, name, "", new MeasuredRun(cluster, 1, Math.max(1, all)), all);
  }

  private static String added(Path file, String name, String workload, MeasuredRun run, long all)
      throws IOException {
    try {
      if (!Files.exists(file)) {
        List<String> columns = RunTable.columns();
        return String.join(",", columns) + "\n" + RunTable.line(columns, workload, run, name);
      }
      String before = Files.readString(file);
      List<String> columns = RunTable.columns(new StringReader(before), name);
      boolean plain = run.images() == all && !columns.contains(RunTable.IMAGES);
      MeasuredRun told = plain ? new MeasuredRun(run.configuration(), run.seconds()) : run;
      return (before.endsWith("\n") ? "" : "\n") + RunTable.line(columns, workload, told, name);
    } catch (InvalidRuns e) {
      throw new UsageProblem(e.getMessage());
    }
  }
}
