package dev.tarsier.template.command;

import dev.tarsier.template.plan.Alternative;
import dev.tarsier.template.plan.Assumed;
import dev.tarsier.template.plan.Bounds;
import dev.tarsier.template.plan.ClusterShape;
import dev.tarsier.template.plan.Estimate;
import dev.tarsier.template.plan.Executors;
import dev.tarsier.template.plan.Forecast;
import dev.tarsier.template.plan.Network;
import dev.tarsier.template.plan.Plan;
import dev.tarsier.template.plan.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plan with its cluster, its forecast and the alternatives, for people. */
final class ForecastText {
  private ForecastText() {}

  /** {@code runs} is what measured runs have to say; empty when there are none. */
  static String of(Plan plan, Forecast forecast, String runs) {
    Map<String, String> rows = new LinkedHashMap<>(PlanText.rows(plan));
    rows.put("Cluster", cluster(plan.shape()));
    rows.put("Executors", executors(plan.shape()));
    if (forecast instanceof Forecast.Unknown unknown) {
      rows.put("Time", "unknown: " + unknown.message());
      rows.put("Cost", "unknown with it");
      return Summary.table(rows);
    }
    Forecast.Known known = (Forecast.Known) forecast;
    Estimate estimate = known.estimate();
    rows.put(
        "Work", Amounts.number(known.coreHours(), 1) + " core hours, by " + known.throughput());
    rows.put("Bottleneck", bottleneck(plan.shape(), estimate.network()));
    if (!runs.isEmpty()) {
      rows.put("Runs", runs);
    }
    boolean corrected = known.corrected();
    rows.put(
        "Time",
        minutes(estimate.minutes(), corrected)
            + " minutes"
            + (corrected ? "; nine of ten runs keep to the bounds" : ""));
    rows.put("Time limit", limit(plan, estimate));
    rows.put("Cost", cost(estimate, corrected) + unpriced(estimate));
    return Summary.table(rows) + "\n" + table(known) + "\n" + footing(known);
  }

  static String cluster(ClusterShape shape) {
    if (shape.singleNode()) {
      return "1 x " + shape.machineType() + " alone";
    }
    String secondaries =
        shape.secondaries() == 0
            ? ""
            : " + 0 to " + shape.secondaries() + (shape.spot() ? " spot" : " secondary");
    String master =
        shape.masterMachineType().equals(shape.machineType())
            ? ""
            : ", master " + shape.masterMachineType();
    return shape.workers() + secondaries + " x " + shape.machineType() + master;
  }

  private static String executors(ClusterShape shape) {
    Executors executors = shape.executors();
    String text =
        executors.perNode()
            + " a node, each "
            + (executors.cores() == 1 ? "1 core" : executors.cores() + " cores")
            + ", "
            + executors.heapMebibytes()
            + " MiB heap, "
            + executors.overheadMebibytes()
            + " MiB for images";
    int idle = idleCores(shape);
    return idle == 0
        ? text
        : text
            + "; "
            + idle
            + " of "
            + shape.machineType().cores()
            + " cores idle, for want of memory for limits.pixels";
  }

  private static int idleCores(ClusterShape shape) {
    return shape.machineType().cores() - shape.executors().coresPerNode();
  }

  private static String bottleneck(ClusterShape shape, Network network) {
    if (!network.isKnown()) {
      return "the cores; what the network of " + shape.machineType() + " takes is not on record";
    }
    String node = Amounts.number(network.gbps(), 0) + " Gbps a node";
    return network.isBottleneck()
        ? "the network, "
            + node
            + ": it takes "
            + Amounts.number(network.share(), 1)
            + " times as long as the cores (take more nodes with fewer cores)"
        : "the cores; the network, " + node + ", is used to " + percent(network.share());
  }

  private static String percent(double share) {
    return share < 0.01 ? "less than 1 %" : Math.round(share * 100) + " %";
  }

  private static String table(Forecast.Known known) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "cluster", "cores", "minutes", "USD", "spot", ""));
    for (Alternative alternative : known.alternatives()) {
      Estimate estimate = alternative.estimate();
      rows.add(
          List.of(
              alternative.chosen() ? "*" : "",
              cluster(alternative.shape()),
              Integer.toString(alternative.shape().maximumCores()),
              minutes(estimate.minutes(), known.corrected()),
              cost(estimate, known.corrected()).replace(" USD", ""),
              spot(estimate),
              remark(alternative, known.alternatives())));
    }
    return Columns.of(rows);
  }

  /** A share of what has a price says nothing where spot machines have none. */
  private static String spot(Estimate estimate) {
    boolean unknown = estimate.unpriced().stream().anyMatch(what -> what.startsWith("spot"));
    return unknown ? "?" : Math.round(estimate.spotShare() * 100) + " %";
  }

  private static String remark(Alternative alternative, List<Alternative> all) {
    List<String> remarks = new ArrayList<>(List.of(alternative.why()));
    if (alternative.estimate().network().isBottleneck()) {
      remarks.add("its cores wait for the network");
    }
    if (idleCores(alternative.shape()) > 0) {
      remarks.add("cores idle for want of memory");
    }
    Optional<Alternative> fastest =
        all.stream().min(Comparator.comparingDouble(a -> a.estimate().minutes().high()));
    Optional<Alternative> cheapest =
        all.stream()
            .filter(a -> a.estimate().unpriced().isEmpty())
            .min(Comparator.comparingDouble(a -> a.estimate().usd().high()));
    if (fastest.filter(alternative::equals).isPresent()) {
      remarks.add("fastest");
    }
    if (cheapest.filter(alternative::equals).isPresent()) {
      remarks.add("cheapest of those whose prices are known");
    }
    return String.join(", ", remarks);
  }

  private static String footing(Forecast.Known known) {
    return "Prices in "
        + known.region()
        + " of "
        + known.priceDate()
        + ", without tax, discounts and Cloud Storage; spot prices change daily.\n"
        + "Assumed: as much is written as is read, and a vCPU of one series as fast as of another;\n"
        + assumed(Assumed.START, 60)
        + " minutes until the first job, "
        + assumed(Assumed.RAMP, 60)
        + " more until secondary workers work,\n"
        + assumed(Assumed.AROUND, 60)
        + " around the work, and "
        + assumed(Assumed.VCPU, 1)
        + " times the bench's core time on a vCPU"
        + (known.corrected()
            ? ";\nmeasured runs correct the last two and the series. Where none is alike (series, twice or half"
                + " the nodes or cores), bounds are as wide as assumed.\n"
            : ".\n");
  }

  private static String assumed(Range range, double unit) {
    return Amounts.brief(range.low() / unit) + " to " + Amounts.brief(range.high() / unit);
  }

  /** Corrected by runs there is something to expect; before that, all within is as likely. */
  private static String minutes(Bounds minutes, boolean corrected) {
    return range(minutes, 0, corrected);
  }

  private static String range(Bounds bounds, int digits, boolean corrected) {
    String range =
        Amounts.number(bounds.low(), digits) + " to " + Amounts.number(bounds.high(), digits);
    return corrected ? Amounts.number(bounds.expected(), digits) + " (" + range + ")" : range;
  }

  /** At its time limit a run is given up: that is not to be found out then. */
  private static String limit(Plan plan, Estimate estimate) {
    String limit = plan.timeout().toMinutes() + " minutes (limits.timeout)";
    return switch (TimeLimit.of(plan, estimate)) {
      case ENOUGH -> limit;
      case SHORT -> limit + ": too short if it goes slowly; raise it, or take more workers";
      case TOO_SHORT ->
          limit + ": too short, the run would be cut off; raise it, or take more workers";
    };
  }

  private static String cost(Estimate estimate, boolean corrected) {
    String range = range(estimate.usd(), 2, corrected) + " USD";
    return estimate.unpriced().isEmpty() ? range : "at least " + range;
  }

  private static String unpriced(Estimate estimate) {
    return estimate.unpriced().isEmpty()
        ? ""
        : "; unknown: " + String.join(", ", estimate.unpriced());
  }
}
