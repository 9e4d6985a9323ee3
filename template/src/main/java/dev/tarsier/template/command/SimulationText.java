package dev.tarsier.template.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.template.dataproc.SparkProperties;
import dev.tarsier.template.plan.ClusterShape;
import dev.tarsier.template.plan.Forecast;
import dev.tarsier.template.plan.Plan;
import dev.tarsier.template.plan.SourceSize;
import dev.tarsier.template.simulate.Nodes;
import dev.tarsier.template.simulate.Spread;
import dev.tarsier.template.simulate.Work;
import dev.tarsier.template.simulate.World;
import java.util.ArrayList;
import java.util.List;

/** A plan's run on clusters of many sizes, simulated. */
final class SimulationText {
  private static final int RUNS = 100;
  private static final List<Integer> WORKERS = List.of(1, 2, 4, 8, 15, 30, 60);
  private static final double TEN_TERABYTES = 10e12;
  private static final double HUNDRED_MILLION = 100e6;

  /** What the job reckons for an image of a listing, in the driver's heap (ListingBound). */
  private static final double LISTED_BYTES = 400;

  /**
   * One line.
   *
   * @param name of the cluster, or of a larger data set on the spec's
   * @param speedup over one worker; 0 where that says nothing
   * @param limit in words
   */
  private record Row(String name, Spread spread, double speedup, String limit) {}

  private final Plan plan;
  private final Work work;
  private final long seed;

  /** {@code factor}: of the time of a core that runs have shown. */
  SimulationText(Plan plan, Forecast.Known known, double factor, long seed) {
    this.plan = plan;
    this.seed = seed;
    SourceSize.Measured size = (SourceSize.Measured) plan.size();
    double seconds = known.coreHours() * 3600 * factor;
    this.work = new Work(plan.partitions(), seconds, size.files(), Math.max(1, size.bytes()));
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    ClusterShape shape = plan.shape();
    int cores = shape.executors().coresPerNode();
    double one = 0;
    for (int workers : WORKERS) {
      Spread spread = spread(work, new Nodes(workers, 0, false, cores));
      one = workers == 1 ? spread.middleSeconds() : one;
      String name = workers + " x " + shape.machineType();
      rows.add(new Row(name, spread, one / spread.middleSeconds(), spread.limit().words()));
    }
    Nodes own = new Nodes(shape.fixedNodes(), shape.secondaries(), shape.spot(), cores);
    Spread spec = spread(work, own);
    String name = ForecastText.cluster(shape);
    rows.add(new Row(name, spec, one / spec.middleSeconds(), spec.limit().words()));
    rows.add(larger("10 TB on it", TEN_TERABYTES / work.bytes(), own));
    rows.add(larger("100 million images on it", HUNDRED_MILLION / work.images(), own));
    return rows;
  }

  private Row larger(String name, double factor, Nodes nodes) {
    Work more = work.scaled(factor);
    Spread spread = Spread.of(more, nodes, World.ASSUMED, 3, seed);
    boolean fits = more.images() * LISTED_BYTES < driverBytes();
    String first = fits ? "" : "refused: its listing is more than the driver's heap holds; then ";
    return new Row(name, spread, 0, first + spread.limit().words());
  }

  private double driverBytes() {
    return SparkProperties.driverMebibytes(plan.shape()) * (double) (1 << 20);
  }

  private Spread spread(Work amount, Nodes nodes) {
    return Spread.of(amount, nodes, World.ASSUMED, RUNS, seed);
  }

  String text() {
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of("simulated on", "minutes", "slowest tenth", "speed-up", "lost", "limit"));
    for (Row row : rows()) {
      cells.add(
          List.of(
              row.name(),
              minutes(row.spread().middleSeconds()),
              minutes(row.spread().highSeconds()),
              row.speedup() == 0 ? "" : Amounts.number(row.speedup(), 1),
              Amounts.number(row.spread().losses(), 1),
              row.limit()));
    }
    return Columns.of(cells)
        + "\nMedians of "
        + RUNS
        + " simulated runs from seed "
        + seed
        + "; lost: spot nodes that were taken away. Assumed as above, and: "
        + assumed(World.ASSUMED);
  }

  private static String assumed(World world) {
    return "a bucket begins\nat "
        + Amounts.brief(world.readsPerSecond())
        + " reads a second and doubles in "
        + Amounts.brief(world.doublingSeconds() / 60)
        + " minutes, "
        + Amounts.brief(world.listingSecondsPerPage())
        + " s for a page of a listing, "
        + Amounts.brief(world.nodeBytesPerSecond() / 1e6)
        + " MB/s a node, a spot node in "
        + Amounts.brief(1 / world.lossesPerHour())
        + " lost an hour.\n";
  }

  private static String minutes(double seconds) {
    return Amounts.number(seconds / 60, 1);
  }

  ArrayNode json() {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Row row : rows()) {
      ObjectNode item = array.addObject().put("on", row.name());
      Spread spread = row.spread();
      item.putObject("minutes")
          .put("p10", spread.lowSeconds() / 60)
          .put("p50", spread.middleSeconds() / 60)
          .put("p90", spread.highSeconds() / 60);
      if (row.speedup() > 0) {
        item.put("speedUp", row.speedup());
      }
      item.put("lostNodes", spread.losses()).put("limit", row.limit());
    }
    return array;
  }
}
