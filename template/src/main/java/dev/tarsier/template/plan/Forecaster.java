package dev.tarsier.template.plan;

import dev.tarsier.template.spec.ClusterSpec;
import dev.tarsier.template.spec.MachineType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Plan and throughput to time, cost and the alternatives; no clock, no I/O. */
public final class Forecaster {
  private final MachineCatalog catalog = MachineCatalog.load();
  private final Correction correction;

  public Forecaster() {
    this(Correction.NONE);
  }

  public Forecaster(Correction correction) {
    this.correction = correction;
  }

  public Forecast forecast(Plan plan, Throughput throughput) {
    if (!(plan.size() instanceof SourceSize.Measured size)) {
      return new Forecast.Unknown(
          "the source's size is not known (run tarsier inspect "
              + plan.request().source().root()
              + ", or set source.measured)");
    }
    OptionalDouble image = throughput.coreSeconds(megapixels(size));
    if (image.isEmpty() && size.megapixels() == 0) {
      return new Forecast.Unknown(
          "the images' size is not known (run tarsier inspect "
              + plan.request().source().root()
              + ", or set source.measured.megapixels)");
    }
    if (image.isEmpty()) {
      return new Forecast.Unknown(
          "recipe "
              + plan.spec().recipe().name()
              + " has a step that nobody has measured (run tarsier bench, then tarsier plan --bench"
              + " FILE)");
    }
    double coreSeconds = size.files() * image.getAsDouble();
    return new Forecast.Known(
        coreSeconds / 3600,
        throughput.origin(),
        correction != Correction.NONE,
        region(plan),
        catalog.priceDate(),
        new Alternatives(catalog, estimator(plan), plan).weigh(Workload.of(plan, coreSeconds)));
  }

  /** Every cluster that could do the work which {@code known} has found. */
  public Frontier frontier(Plan plan, Forecast.Known known) {
    Estimator estimator = estimator(plan);
    Workload work = Workload.of(plan, known.coreHours() * 3600);
    List<Alternative> field = new ArrayList<>();
    for (ClusterShape shape : new Field(catalog, plan, region(plan)).shapes()) {
      Estimate estimate = estimator.estimate(shape, Field.disk(plan, shape), work);
      String why = field.isEmpty() ? "the spec's" : "";
      field.add(new Alternative(shape, estimate, field.isEmpty(), why));
    }
    return Frontier.of(field);
  }

  /** The clusters of fixed workers that could do a plan's work and have a price. */
  public List<FixedCluster> fixedClusters(Plan plan) {
    Prices prices = new Prices(catalog, region(plan));
    List<FixedCluster> clusters = new ArrayList<>();
    for (ClusterShape shape : new Field(catalog, plan, region(plan)).shapes()) {
      if (shape.workers() > 0 && shape.secondaries() == 0) {
        ClusterSpec.Disk disk = Field.disk(plan, shape);
        Bill bill = new Bill();
        prices.node(bill, shape.machineType(), disk, false, 1);
        int memory = catalog.memoryMebibytes(shape.machineType());
        FixedCluster cluster = new FixedCluster(shape, memory, disk.type(), bill.usd());
        if (bill.unpriced().isEmpty()) {
          clusters.add(cluster);
        }
      }
    }
    return List.copyOf(clusters);
  }

  /**
   * Seconds that the model alone expects of a job on fixed workers, the cluster's start left out;
   * empty when there are no such machines, or one of them does not hold an image.
   *
   * @param share of the source's images, above 0
   */
  public OptionalDouble jobSeconds(
      Plan plan, Forecast.Known known, String machineType, int workers, double share) {
    MachineType type;
    try {
      type = new MachineType(machineType);
    } catch (IllegalArgumentException e) {
      return OptionalDouble.empty();
    }
    Workload work = Workload.of(plan, known.coreHours() * 3600).share(share);
    return new ExecutorSizing(catalog, plan.spec().recipe(), plan.spec().limits().images().pixels())
        .find(type, false)
        .map(executors -> new ClusterShape(workers, 0, false, type, type, executors))
        .map(shape -> estimator(plan).job(shape, work).modelled().expected())
        .map(OptionalDouble::of)
        .orElseGet(OptionalDouble::empty);
  }

  private Estimator estimator(Plan plan) {
    return new Estimator(
        catalog, plan.spec().cluster().hardware().accelerator(), region(plan), correction);
  }

  private static String region(Plan plan) {
    String region = plan.spec().cluster().placement().region();
    return region.isEmpty() ? LocalPlacement.REGION : region;
  }

  /** Not a number when it is not known: then only a figure for any image will do. */
  private static double megapixels(SourceSize.Measured size) {
    return size.megapixels() > 0 ? size.megapixels() : Double.NaN;
  }
}
