package dev.tarsier.template.plan;

import dev.tarsier.template.spec.ClusterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Plan and throughput to time, cost and the alternatives; no clock, no I/O. */
public final class Forecaster {
  private final MachineCatalog catalog = MachineCatalog.load();

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
        region(plan),
        catalog.priceDate(),
        new Alternatives(catalog, estimator(plan), plan).weigh(coreSeconds));
  }

  /** Every cluster that could do the work which {@code known} has found. */
  public Frontier frontier(Plan plan, Forecast.Known known) {
    Estimator estimator = estimator(plan);
    double coreSeconds = known.coreHours() * 3600;
    List<Alternative> field = new ArrayList<>();
    for (ClusterShape shape : new Field(catalog, plan, region(plan)).shapes()) {
      Estimate estimate =
          estimator.estimate(shape, Field.disk(plan, shape), coreSeconds, plan.partitions());
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

  private Estimator estimator(Plan plan) {
    return new Estimator(catalog, plan.spec().cluster().hardware().accelerator(), region(plan));
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
