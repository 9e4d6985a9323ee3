package dev.tarsier.template.command;

import dev.tarsier.template.tune.InvalidRuns;
import dev.tarsier.template.tune.MeasuredRun;
import dev.tarsier.template.tune.RunTable;
import java.io.IOException;
import java.io.Reader;
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
              + " (tune compares clusters at one; keep a file for each)");
    }
  }

  /** Makes the file when it is not there yet. */
  static void append(Path file, String workload, MeasuredRun run) throws IOException {
    String line = RunTable.line(workload, run);
    Files.writeString(
        file,
        Files.exists(file) ? line : RunTable.header() + line,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
