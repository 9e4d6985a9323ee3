package dev.tarsier.template.plan;

import dev.tarsier.job.recipe.AdaptiveThreshold;
import dev.tarsier.job.recipe.Encode;
import dev.tarsier.job.recipe.Ending;
import dev.tarsier.job.recipe.Extent;
import dev.tarsier.job.recipe.Grayscale;
import dev.tarsier.job.recipe.Operation;
import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.recipe.Resize;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/** How much work an image is for a core. */
public final class Throughput {
  /**
   * Core time of an image whatever its size: 40 images of 64 x 64 pixels went through the job at
   * 3,739 a second on two cores (see {@code throughput.csv}).
   */
  private static final double SECONDS_PER_IMAGE = 0.0005;

  /** The job over a bare loop, as the design allows it at the most. */
  private static final double JOB_OVER_BARE_LOOP = 1 / 0.9;

  private final String origin;
  private final DoubleUnaryOperator secondsByMegapixels;

  private Throughput(String origin, DoubleUnaryOperator secondsByMegapixels) {
    this.origin = origin;
    this.secondsByMegapixels = secondsByMegapixels;
  }

  /** What is on record for the steps of this recipe; nothing is known when one of them is not. */
  public static Throughput table(Recipe recipe, Operations operations) {
    Map<String, Double> table = new HashMap<>();
    ResourceTable.read("throughput.csv")
        .forEach(
            row -> table.put(row.get("step"), Double.valueOf(row.get("seconds_per_megapixel"))));
    return new Throughput(
        "the table of 2026-11-25",
        megapixels ->
            SECONDS_PER_IMAGE
                + JOB_OVER_BARE_LOOP * seconds(recipe, megapixels, table, operations));
  }

  /** Step after step, each by the size that the picture then has. */
  private static double seconds(
      Recipe recipe, double megapixels, Map<String, Double> table, Operations operations) {
    if (Double.isNaN(megapixels)) {
      return Double.NaN;
    }
    Extent picture = PictureSize.of(Math.round(megapixels * 1e6));
    int divisor = PictureSize.divisor(recipe, picture);
    double seconds = megapixels * table.get(divisor == 1 ? "decode" : "decode-" + divisor);
    Extent loaded = PictureSize.divided(picture, divisor);
    for (Operation operation : recipe.pixelOperations()) {
      Extent next = PictureSize.after(operation, picture);
      String step = operations.keyword(operation);
      boolean grows = operation instanceof Resize && next.pixels() > loaded.pixels();
      // Averaging an area costs what goes in, everything else what comes out.
      Extent counted = operation instanceof Resize && !grows ? loaded : next;
      seconds +=
          counted.pixels() / 1e6 * table.getOrDefault(grows ? step + "-up" : step, Double.NaN);
      picture = next;
      loaded = next;
    }
    return seconds + picture.pixels() / 1e6 * table.getOrDefault(encoding(recipe), Double.NaN);
  }

  /**
   * What {@code tarsier bench} has measured; other sizes of images are taken in proportion.
   *
   * @param coreSeconds of the job for one image
   * @param megapixels of that image
   */
  public static Throughput measured(double coreSeconds, double megapixels) {
    return new Throughput("the bench", wanted -> coreSeconds * wanted / megapixels);
  }

  /** What the user says, whatever the images' size. */
  public static Throughput ofImagesPerSecond(double imagesPerSecondPerCore) {
    return new Throughput("--images-per-second-per-core", wanted -> 1 / imagesPerSecondPerCore);
  }

  /** Seconds of a core for one image; empty when nobody has measured it. */
  public OptionalDouble coreSeconds(double megapixels) {
    double seconds = secondsByMegapixels.applyAsDouble(megapixels);
    return Double.isNaN(seconds) ? OptionalDouble.empty() : OptionalDouble.of(seconds);
  }

  /** Where the figures come from, in words. */
  public String origin() {
    return origin;
  }

  /** A model's own time is unknown: the table has no such step. */
  private static String operationOfModel(Ending ending) {
    return ending.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static String encoding(Recipe recipe) {
    if (!(recipe.ending() instanceof Encode encode)) {
      return operationOfModel(recipe.ending());
    }
    String keyword = "encode-" + encode.format().name().toLowerCase(Locale.ROOT);
    if (encode.bilevel()) {
      return keyword + "-bilevel";
    }
    boolean grey =
        recipe.pixelOperations().stream()
            .anyMatch(step -> step instanceof Grayscale || step instanceof AdaptiveThreshold);
    return grey ? keyword + "-grey" : keyword;
  }
}
