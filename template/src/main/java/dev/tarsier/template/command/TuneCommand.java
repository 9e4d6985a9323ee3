package dev.tarsier.template.command;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.template.plan.Plan;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.tune.Budget;
import dev.tarsier.template.tune.InvalidRuns;
import dev.tarsier.template.tune.MeasuredRun;
import dev.tarsier.template.tune.Replay;
import dev.tarsier.template.tune.ReplayResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tarsier tune}. */
@Command(
    name = "tune",
    description = {
      "Proposes the next cluster to try, from the runs so far.",
      "",
      "Each trial is a run of the spec on a cluster of fixed workers, on a subset of the images where"
          + " the whole would be dear: try what is proposed, then note how long it took: with --report, or with --ran.",
      "",
      "With --replay it searches a table of runs that were measured already, many times from"
          + " different starts, and shows how near to the cheapest it comes, beside as many"
          + " clusters drawn blindly. Columns: workload, machine_type, machine_count,"
          + " vcpus_per_machine, ram_gib_per_machine, cpu_speed, disk_type, vm_usd_per_hour,"
          + " disk_usd_per_hour, runtime_seconds."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tarsier tune datasets/eyepacs.yaml --runs eyepacs.csv",
      "  tarsier tune datasets/eyepacs.yaml --runs eyepacs.csv --ran 1840 --max-runtime 3600",
      "  tarsier tune datasets/eyepacs.yaml --runs eyepacs.csv --report report.json",
      "  tarsier tune --replay runs.csv --replays 200 --seed 7 --json"
    })
public final class TuneCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      defaultValue = "",
      description = "The dataset spec whose cluster is looked for.")
  private String file;

  @Option(
      names = "--runs",
      paramLabel = "FILE",
      defaultValue = "",
      description =
          "The runs so far, as CSV; need not exist yet. Those of the spec's dataset count.")
  private String runs;

  @Option(
      names = "--ran",
      paramLabel = "SECONDS",
      defaultValue = "",
      description = "The spec's own cluster took so long: noted in --runs first.")
  private String ran;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      defaultValue = "",
      description =
          "The report.json of a run on the spec's own cluster: its time and images are noted in"
              + " --runs first.")
  private String report;

  @Option(
      names = "--replay",
      paramLabel = "FILE",
      defaultValue = "",
      description = "Measured runs to search again and again, as CSV.")
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
  public Integer call() throws ProblemsFound, IOException {
    if (file.isEmpty() == replay.isEmpty()) {
      throw new UsageProblem("Missing FILE or --replay (give one of them)");
    }
    if (!file.isEmpty() && runs.isEmpty()) {
      throw new UsageProblem(
          "Missing --runs (a CSV file that keeps the runs; it need not exist yet)");
    }
    if (!ran.isEmpty() && !report.isEmpty()) {
      throw new UsageProblem("Invalid --ran: --report says how long the run took (give one)");
    }
    Budget budget = limits.budget();
    if (!replay.isEmpty()) {
      return replay(budget);
    }
    Plan plan = new PlanLoader(shell, Operations.load()).load(file, "").plan();
    TuneRun run = new TuneRun(shell, runs, budget);
    shell.out().print(run.propose(plan, trial(plan), outputOptions.json()));
    return ExitCode.DONE;
  }

  private Trial trial(Plan plan) {
    if (!ran.isEmpty()) {
      return Trial.ran(ran, plan);
    }
    return report.isEmpty() ? Trial.NONE : Trial.reported(shell, report, plan);
  }

  private int replay(Budget budget) {
    if (replays < 1) {
      throw new UsageProblem("Invalid --replays: " + replays + " (must be 1 or more)");
    }
    List<ReplayResult> results = new ArrayList<>();
    for (Map.Entry<String, List<MeasuredRun>> workload :
        RunsFile.read(shell, "--replay", replay).entrySet()) {
      RunsFile.requireOneSize("--replay", workload.getValue());
      try {
        results.add(new Replay(workload.getKey(), workload.getValue(), budget).run(replays, seed));
      } catch (InvalidRuns e) {
        throw new UsageProblem(e.getMessage());
      }
    }
    shell.out().print(outputOptions.json() ? ReplayJson.of(results) : ReplayText.of(results));
    return ExitCode.DONE;
  }
}
