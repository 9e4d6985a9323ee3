package dev.tarsier.template.command;

import dev.tarsier.template.tune.Budget;
import dev.tarsier.template.tune.InvalidRuns;
import dev.tarsier.template.tune.MeasuredRun;
import dev.tarsier.template.tune.Replay;
import dev.tarsier.template.tune.ReplayResult;
import dev.tarsier.template.tune.RunTable;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tarsier tune}. */
@Command(
    name = "tune",
    description = {
      "Proposes the next cluster to try, from the runs so far.",
      "",
      "With --replay it searches a table of runs that were measured already, many times from"
          + " different starts, and shows how near to the cheapest it comes, beside as many"
          + " clusters drawn blindly. Columns: workload, machine_type, machine_count,"
          + " vcpus_per_machine, ram_gib_per_machine, cpu_speed, disk_type, vm_usd_per_hour,"
          + " disk_usd_per_hour, runtime_seconds."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tarsier tune --replay runs.csv",
      "  tarsier tune --replay runs.csv --replays 200 --seed 7 --json",
      "  tarsier tune --replay runs.csv --max-runs 6 --max-runtime 1200"
    })
public final class TuneCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(
      names = "--replay",
      paramLabel = "FILE",
      required = true,
      description = "Measured runs to search, as CSV.")
  private String replay;

  @Option(
      names = "--replays",
      paramLabel = "N",
      defaultValue = "200",
      description = "Searches of each workload (default: ${DEFAULT-VALUE}).")
  private int replays;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Draws the starts of the searches (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private TuneLimits limits;

  @Mixin private OutputOptions outputOptions;

  public TuneCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Budget budget = limits.budget();
    if (replays < 1) {
      throw new UsageProblem("Invalid --replays: " + replays + " (must be 1 or more)");
    }
    List<ReplayResult> results = new ArrayList<>();
    try (Reader csv = Files.newBufferedReader(shell.folder().resolve(replay))) {
      for (Map.Entry<String, List<MeasuredRun>> workload : RunTable.parse(csv, replay).entrySet()) {
        results.add(new Replay(workload.getKey(), workload.getValue(), budget).run(replays, seed));
      }
    } catch (InvalidRuns e) {
      throw new UsageProblem(e.getMessage());
    } catch (IOException e) {
      throw new UsageProblem("Cannot read --replay: " + replay + " (is the file there?)");
    }
    shell.out().print(outputOptions.json() ? ReplayJson.of(results) : ReplayText.of(results));
    return ExitCode.DONE;
  }
}
