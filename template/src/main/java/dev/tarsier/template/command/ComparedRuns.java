package dev.tarsier.template.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.template.plan.Bounds;
import dev.tarsier.template.plan.ClusterShape;
import dev.tarsier.template.plan.Correction;
import dev.tarsier.template.plan.Forecast;
import dev.tarsier.template.plan.Forecaster;
import dev.tarsier.template.plan.JobTime;
import dev.tarsier.template.plan.Plan;
import dev.tarsier.template.plan.SourceSize;
import dev.tarsier.template.spec.MachineType;
import dev.tarsier.template.tune.Compared;
import dev.tarsier.template.tune.History;
import dev.tarsier.template.tune.Interval;
import dev.tarsier.template.tune.InvalidRuns;
import dev.tarsier.template.tune.MeasuredRun;
import dev.tarsier.template.tune.SeriesModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * The measured runs of a dataset beside the model, and what they make of it. A run's time is that
 * of its job: the cluster's start is the model's own, before and after.
 */
final class ComparedRuns {
  /** Whose runs, and where they stand. */
  private final String place;

  private final List<Compared> compared;
  private final List<String> leftOut;

  /** Null where there are too few runs. */
  private final History history;

  private ComparedRuns(String place, List<Compared> compared, List<String> leftOut)
      throws InvalidRuns {
    this.place = place;
    this.compared = List.copyOf(compared);
    this.leftOut = List.copyOf(leftOut);
    this.history = compared.size() < SeriesModel.MINIMUM_RUNS ? null : History.of(compared);
  }

  /**
   * Clusters that the model cannot reckon are left out and named. With no model there is nothing to
   * correct.
   *
   * @param model uncorrected
   * @param file what the user called it
   * @param runs of the plan's dataset
   */
  static ComparedRuns of(Plan plan, Forecast model, String file, List<MeasuredRun> runs)
      throws InvalidRuns {
    String place = " of " + plan.spec().dataset() + " in " + file;
    if (!(model instanceof Forecast.Known known)) {
      return new ComparedRuns(place, List.of(), List.of());
    }
    Forecaster forecaster = new Forecaster();
    double images = plan.size() instanceof SourceSize.Measured size ? size.files() : 1;
    List<Compared> compared = new ArrayList<>();
    TreeSet<String> leftOut = new TreeSet<>();
    for (MeasuredRun run : runs) {
      String type = run.configuration().machineType();
      int machines = run.configuration().machines();
      double share = run.images() == 0 ? 1 : run.images() / images;
      OptionalDouble seconds = forecaster.jobSeconds(plan, known, type, machines, share);
      if (seconds.isEmpty()) {
        leftOut.add(type);
      } else {
        MachineType machine = new MachineType(type);
        int cores = machines * machine.cores();
        compared.add(
            new Compared(machine.family(), machines, cores, seconds.getAsDouble(), run.seconds()));
      }
    }
    return new ComparedRuns(place, compared, List.copyOf(leftOut));
  }

  /** None where there are too few runs. */
  Correction correction() {
    return history == null ? Correction.NONE : this::seconds;
  }

  /** What the job's time is times the model's on machines of this series; 1 with too few runs. */
  double factor(String series) {
    return history == null
        ? 1
        : history.own().getOrDefault(series, history.all()).factor().middle();
  }

  /**
   * The bounds of the runs. Where no run is like it (another series, or more than twice or less
   * than half the machines or cores) they are at least as wide as those of the model, moved by the
   * correction.
   */
  private Bounds seconds(ClusterShape shape, JobTime time) {
    String series = shape.machineType().family();
    int machines = shape.maximumNodes();
    Bounds modelled = time.modelled();
    double expected = history.seconds(series, machines, modelled.expected()).middle();
    double low = history.seconds(series, machines, time.ramp().low()).low();
    double high = history.seconds(series, machines, time.ramp().high()).high();
    if (history.covers(series, machines, machines * shape.machineType().cores())) {
      return new Bounds(low, expected, high);
    }
    double factor = expected / modelled.expected();
    return new Bounds(
        Math.min(low, modelled.low() * factor), expected, Math.max(high, modelled.high() * factor));
  }

  /** What the runs have to say, for people. */
  String words() {
    String runs = compared.size() + (compared.size() == 1 ? " run" : " runs") + place;
    String said =
        history == null
            ? runs + ", " + SeriesModel.MINIMUM_RUNS + " are needed: the time is not corrected"
            : runs + ", the job's time over the model's: " + String.join("; ", factors());
    return leftOut.isEmpty()
        ? said
        : said + "; left out, as the model cannot reckon them: " + String.join(", ", leftOut);
  }

  private List<String> factors() {
    List<String> factors = new ArrayList<>();
    history
        .own()
        .forEach((series, model) -> factors.add(series + " " + factor(model, model.hasTerms())));
    factors.add(
        (factors.isEmpty() ? "all series " : "other series ") + factor(history.all(), false));
    return factors;
  }

  private static String factor(SeriesModel model, boolean terms) {
    Interval factor = model.factor();
    return Amounts.number(factor.middle(), 2)
        + " ("
        + Amounts.number(factor.low(), 2)
        + " to "
        + Amounts.number(factor.high(), 2)
        + ", from "
        + model.runs()
        + (terms ? ", refined by Ernest's terms)" : ")");
  }

  void json(ObjectNode node) {
    node.put("runs", compared.size()).put("corrected", history != null);
    leftOut.forEach(node.putArray("leftOut")::add);
    if (history != null) {
      ObjectNode series = node.putObject("series");
      for (Map.Entry<String, SeriesModel> own : history.own().entrySet()) {
        factor(series.putObject(own.getKey()), own.getValue(), own.getValue().hasTerms());
      }
      factor(node.putObject("otherSeries"), history.all(), false);
    }
  }

  private static void factor(ObjectNode node, SeriesModel model, boolean terms) {
    Interval factor = model.factor();
    node.put("runs", model.runs()).put("terms", terms);
    node.putObject("factor")
        .put("low", factor.low())
        .put("middle", factor.middle())
        .put("high", factor.high());
  }
}
