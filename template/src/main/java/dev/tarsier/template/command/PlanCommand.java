package dev.tarsier.template.command;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.template.plan.Forecast;
import dev.tarsier.template.plan.Forecaster;
import dev.tarsier.template.plan.Frontier;
import dev.tarsier.template.plan.Plan;
import dev.tarsier.template.plan.Throughput;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.tune.InvalidRuns;
import dev.tarsier.template.tune.MeasuredRun;
import dev.tarsier.template.tune.Scaling;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tarsier plan}. */
@Command(
    name = "plan",
    description = {
      "Shows the cluster of a dataset spec, how long it takes and what it costs, beside"
          + " others.",
      "",
      "A source on this machine is counted; of one on Cloud Storage, source.measured in "
          + "the spec says how much there is (tarsier inspect finds out). A price that nobody "
          + "has established is named and left out, never guessed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tarsier plan datasets/eyepacs.yaml",
      "  tarsier bench ~/fundus --json > bench.json",
      "  tarsier plan datasets/eyepacs.yaml --bench bench.json",
      "  tarsier plan datasets/eyepacs.yaml --images-per-second-per-core 12",
      "  tarsier plan datasets/eyepacs.yaml --deadline 2h --frontier frontier.svg",
      "  tarsier plan datasets/eyepacs.yaml --budget 5",
      "  tarsier plan datasets/eyepacs.yaml --runs eyepacs.csv --deadline 2h",
      "  tarsier plan datasets/eyepacs.yaml --simulate"
    })
public final class PlanCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "FILE", description = "The dataset spec, as in datasets/eyepacs.yaml.")
  private String file;

  @Option(
      names = "--bench",
      paramLabel = "FILE",
      defaultValue = "",
      description = "What tarsier bench --json has printed (default: a table of figures).")
  private String bench;

  @Option(
      names = "--images-per-second-per-core",
      paramLabel = "X",
      defaultValue = "",
      description = "What a core can do, instead of any table.")
  private String imagesPerSecond;

  @Mixin private Wish wish;

  @Option(
      names = "--simulate",
      description = "Simulate the run on 1 to 60 workers: spread, speed-up, and what limits it.")
  private boolean simulate;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the simulation (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--runs",
      paramLabel = "FILE",
      defaultValue = "",
      description =
          "Measured runs of the dataset, as tune keeps them: correct all times by them, and predict"
              + " other numbers of the machines that were measured.")
  private String runs;

  @Mixin private OutputOptions outputOptions;

  public PlanCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws ProblemsFound, IOException {
    wish.check();
    if (simulate && wish.isGiven()) {
      throw new UsageProblem(
          "Invalid options: --simulate answers another question than --deadline, --budget and"
              + " --frontier (ask one at a time)");
    }
    PlanLoader.Planned planned = new PlanLoader(shell, Operations.load()).load(file, "");
    Plan plan = planned.plan();
    Throughput throughput = throughput(plan, planned.document().operations());
    Forecast model = new Forecaster().forecast(plan, throughput);
    try {
      return simulate ? simulate(plan, throughput, model) : answer(plan, throughput, model);
    } catch (InvalidRuns e) {
      throw new UsageProblem(e.getMessage());
    }
  }

  private static Forecast.Known known(Forecast forecast) {
    if (forecast instanceof Forecast.Known known) {
      return known;
    }
    throw new UsageProblem("Cannot choose a cluster: " + ((Forecast.Unknown) forecast).message());
  }

  private int simulate(Plan plan, Throughput throughput, Forecast model) throws InvalidRuns {
    double factor = 1;
    PlanReport report = new PlanReport(plan, model);
    if (!runs.isEmpty()) {
      ComparedRuns compared = ComparedRuns.of(plan, model, runs, measured(plan));
      factor = compared.factor(plan.shape().machineType().family());
      Forecaster forecaster = new Forecaster(compared.correction());
      report = corrected(plan, forecaster.forecast(plan, throughput), compared);
    }
    SimulationText simulation = new SimulationText(plan, known(model), factor, seed);
    report.add("simulated", simulation.json(), simulation.text());
    print(report);
    return ExitCode.DONE;
  }

  private List<MeasuredRun> measured(Plan plan) {
    return RunsFile.read(shell, "--runs", runs).getOrDefault(plan.spec().dataset(), List.of());
  }

  private static PlanReport corrected(Plan plan, Forecast forecast, ComparedRuns compared) {
    PlanReport report = new PlanReport(plan, forecast, compared.words());
    compared.json(report.json().putObject("correction"));
    return report;
  }

  /** By the model alone, or by what the runs make of it. */
  private int answer(Plan plan, Throughput throughput, Forecast model)
      throws InvalidRuns, IOException {
    if (runs.isEmpty()) {
      return answer(plan, new Forecaster(), model, new PlanReport(plan, model));
    }
    List<MeasuredRun> measured = measured(plan);
    ComparedRuns compared = ComparedRuns.of(plan, model, runs, measured);
    Forecaster forecaster = new Forecaster(compared.correction());
    Forecast corrected = forecaster.forecast(plan, throughput);
    PlanReport report = corrected(plan, corrected, compared);
    List<Scaling> scalings =
        Scaling.of(measured.stream().filter(run -> run.isOf(Trial.images(plan.size()))).toList());
    report.add("measured", ScalingText.json(scalings), ScalingText.of(scalings));
    return answer(plan, forecaster, corrected, report);
  }

  private int answer(Plan plan, Forecaster forecaster, Forecast forecast, PlanReport report)
      throws IOException {
    if (!wish.isGiven()) {
      print(report);
      return ExitCode.DONE;
    }
    Frontier frontier = forecaster.frontier(plan, known(forecast));
    Selection selection = new Selection(frontier, wish);
    report.add(selection);
    print(report);
    if (!wish.picture().isEmpty() && !frontier.best().isEmpty()) {
      Files.writeString(shell.folder().resolve(wish.picture()), FrontierPicture.of(selection));
    }
    if (selection.choice().isEmpty()) {
      shell.error(wish.unmet(frontier));
      return ExitCode.PROBLEMS_FOUND;
    }
    return ExitCode.DONE;
  }

  private void print(PlanReport report) {
    shell.out().print(report.format(outputOptions.json()));
  }

  private Throughput throughput(Plan plan, Operations operations) {
    if (!bench.isEmpty() && !imagesPerSecond.isEmpty()) {
      throw new UsageProblem(
          "Invalid options: --bench and --images-per-second-per-core say the same (give one)");
    }
    if (!bench.isEmpty()) {
      return BenchFile.read(shell.folder().resolve(bench), bench);
    }
    return imagesPerSecond.isEmpty()
        ? Throughput.table(plan.spec().recipe(), operations)
        : Throughput.ofImagesPerSecond(rate());
  }

  private double rate() {
    double rate =
        imagesPerSecond.matches("\\d{1,6}(\\.\\d{1,6})?") ? Double.parseDouble(imagesPerSecond) : 0;
    if (rate == 0) {
      throw new UsageProblem(
          "Invalid --images-per-second-per-core: "
              + imagesPerSecond
              + " (must be a number above 0)");
    }
    return rate;
  }
}
