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
import java.util.stream.Stream;
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
      "  tarsier plan datasets/eyepacs.yaml --runs eyepacs.csv",
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
          "Measured runs of the dataset, as tune keeps them: predict other numbers of the machines"
              + " that were measured.")
  private String runs;

  @Mixin private OutputOptions outputOptions;

  public PlanCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws ProblemsFound, IOException {
    wish.check();
    PlanLoader.Planned planned = new PlanLoader(shell, Operations.load()).load(file, "");
    Plan plan = planned.plan();
    Operations operations = planned.document().operations();
    Forecast forecast = new Forecaster().forecast(plan, throughput(plan, operations));
    if (Stream.of(simulate, wish.isGiven(), !runs.isEmpty()).filter(given -> given).count() > 1) {
      throw new UsageProblem(
          "Invalid options: --simulate, --runs, and --deadline with --budget and --frontier answer"
              + " different questions (ask one at a time)");
    }
    if (!runs.isEmpty()) {
      return predict(plan, forecast);
    }
    if (simulate || wish.isGiven()) {
      Forecast.Known known = known(forecast);
      return simulate ? simulate(plan, known) : choose(plan, known);
    }
    shell
        .out()
        .print(
            outputOptions.json() ? PlanJson.of(plan, forecast) : ForecastText.of(plan, forecast));
    return ExitCode.DONE;
  }

  private static Forecast.Known known(Forecast forecast) {
    if (forecast instanceof Forecast.Known known) {
      return known;
    }
    throw new UsageProblem("Cannot choose a cluster: " + ((Forecast.Unknown) forecast).message());
  }

  private int simulate(Plan plan, Forecast.Known known) {
    SimulationText simulation = new SimulationText(plan, known, seed);
    shell
        .out()
        .print(
            outputOptions.json()
                ? PlanJson.of(plan, known, "simulated", simulation.json())
                : ForecastText.of(plan, known) + "\n" + simulation.text());
    return ExitCode.DONE;
  }

  /** Measured runs need no forecast. */
  private int predict(Plan plan, Forecast forecast) {
    List<MeasuredRun> measured =
        RunsFile.read(shell, "--runs", runs).getOrDefault(plan.spec().dataset(), List.of());
    try {
      List<Scaling> scalings = Scaling.of(measured);
      shell
          .out()
          .print(
              outputOptions.json()
                  ? PlanJson.of(plan, forecast, "measured", ScalingText.json(scalings))
                  : ForecastText.of(plan, forecast) + "\n" + ScalingText.of(scalings));
    } catch (InvalidRuns e) {
      throw new UsageProblem(e.getMessage());
    }
    return ExitCode.DONE;
  }

  private int choose(Plan plan, Forecast.Known known) throws IOException {
    Frontier frontier = new Forecaster().frontier(plan, known);
    Selection selection = new Selection(frontier, wish);
    shell
        .out()
        .print(
            outputOptions.json()
                ? PlanJson.of(plan, known, selection)
                : ForecastText.of(plan, known) + "\n" + FrontierText.of(selection));
    if (!wish.picture().isEmpty() && !frontier.best().isEmpty()) {
      Files.writeString(shell.folder().resolve(wish.picture()), FrontierPicture.of(selection));
    }
    if (selection.choice().isEmpty()) {
      shell.error(wish.unmet(frontier));
      return ExitCode.PROBLEMS_FOUND;
    }
    return ExitCode.DONE;
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
