package dev.tarsier.template.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tarsier.job.recipe.BuiltInRecipes;
import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.recipe.RecipeParser;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TestThroughput {
  private final Operations operations = Operations.load();

  /** decode 6.7, clahe 3.8, grayscale 0.4, threshold 2.6, twice morphology 0.2, encode 1.8 ms. */
  @Test
  void tableAddsUpTheSteps() {
    Recipe retina = BuiltInRecipes.byName().get("retina");

    assertThat(Throughput.table(retina, operations).coreSeconds(10).getAsDouble())
        .isCloseTo(0.0005 + 10 * 0.0157 / 0.9, within(1e-5));
  }

  @Test
  void everyBuiltInStepIsMeasured() throws Exception {
    for (String keyword : operations.byKeyword().keySet()) {
      if (Set.of("classify", "encode", "features").contains(keyword)) {
        continue;
      }
      for (String format : new String[] {"png", "jpeg", "webp"}) {
        assertThat(seconds(keyword, "{encode: {format: " + format + "}}")).isPresent();
      }
    }
    assertThat(seconds("grayscale", "{encode: {bilevel: true}}")).isPresent();
  }

  /**
   * 12 megapixels are 4000 x 3000, loaded as 500 x 375 for a target of 85 x 64, and as 1000 x 750
   * for one of 299 x 224; 224 x 224 of it are written.
   */
  @Test
  void aResizeMakesTheStepsAfterItSmall() throws Exception {
    assertThat(seconds("{resize: {mode: keep-ratio, size: 64}}", "encode").getAsDouble())
        .isCloseTo(
            0.0005 + (12 * 0.0016 + 0.1875 * 0.0035 + 85 * 64e-6 * 0.024) / 0.9, within(1e-9));
    assertThat(seconds("{resize: {mode: center-crop, size: 224}}", "encode").getAsDouble())
        .isCloseTo(
            0.0005 + (12 * 0.0023 + 0.75 * 0.0035 + 224 * 224e-6 * 0.024) / 0.9, within(1e-9));
    assertThat(seconds("{resize: {mode: keep-ratio, size: 6000}}", "encode").getAsDouble())
        .isCloseTo(0.0005 + (12 * 0.0067 + 48 * 0.019 + 48 * 0.024) / 0.9, within(1e-9));
    assertThat(seconds("{crop: {width: 1000, height: 500}}", "sharpen").getAsDouble())
        .isCloseTo(0.0005 + (12 * 0.0067 + 0.5 * (0.0003 + 0.0047 + 0.024)) / 0.9, within(1e-9));
  }

  /** Of an image of 12 megapixels. */
  private OptionalDouble seconds(String... steps) throws Exception {
    String json = String.join(", ", steps).replaceAll("([a-z][a-z-]*[a-z])", "\"$1\"");
    return Throughput.table(
            RecipeParser.parse(
                "{\"operations\": [" + json.replace("\"true\"", "true") + "]}", operations),
            operations)
        .coreSeconds(12);
  }

  @Test
  void benchIsTakenInProportion() {
    Throughput bench = Throughput.measured(0.06, 4);

    assertThat(bench.coreSeconds(12).getAsDouble()).isCloseTo(0.18, within(1e-9));
    assertThat(bench.coreSeconds(Double.NaN)).isEmpty();
    assertThat(bench.origin()).isEqualTo("the bench");
  }

  @Test
  void aRateCountsWhateverTheSize() {
    assertThat(Throughput.ofImagesPerSecond(4).coreSeconds(Double.NaN)).hasValue(0.25);
  }
}
