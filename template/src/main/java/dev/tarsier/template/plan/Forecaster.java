package dev.tarsier.template.plan;

import dev.tarsier.template.spec.ClusterSpec;
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
    ClusterSpec cluster = plan.spec().cluster();
    String region =
        cluster.placement().region().isEmpty()
            ? LocalPlacement.REGION
            : cluster.placement().region();
    Estimator estimator = new Estimator(catalog, cluster.hardware().accelerator(), region);
    return new Forecast.Known(
        coreSeconds / 3600,
        throughput.origin(),
        region,
        catalog.priceDate(),
        new Alternatives(catalog, estimator, plan).weigh(coreSeconds));
  }

  /** Not a number when it is not known: then only a figure for any image will do. */
  private static double megapixels(SourceSize.Measured size) {
    return size.megapixels() > 0 ? size.megapixels() : Double.NaN;
  }
}
