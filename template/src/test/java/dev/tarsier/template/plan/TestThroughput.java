package dev.tarsier.template.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tarsier.job.recipe.BuiltInRecipes;
import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.recipe.RecipeParser;
import org.junit.jupiter.api.Test;

class TestThroughput {
  private final Operations operations = Operations.load();

  /** decode 6.7, clahe 3.8, grayscale 0.4, threshold 2.6, twice morphology 0.2, encode 1.8 ms. */
  @Test
  void tableAddsUpTheSteps() {
    Recipe retina = BuiltInRecipes.byName().get("retina");

    assertThat(Throughput.table(retina, operations).coreSeconds(10).getAsDouble())
        .isCloseTo(0.0005 + 10 * 0.0157 / 0.9, within(1e-9));
  }

  @Test
  void everyBuiltInStepIsMeasured() throws Exception {
    for (String format : new String[] {"png", "jpeg", "webp"}) {
      for (String first : new String[] {"clahe", "grayscale"}) {
        Recipe recipe =
            RecipeParser.parse(
                "{\"operations\": [\""
                    + first
                    + "\", {\"encode\": {\"format\": \""
                    + format
                    + "\"}}]}",
                operations);
        assertThat(Throughput.table(recipe, operations).coreSeconds(1)).isPresent();
      }
    }
    assertThat(operations.byKeyword().keySet())
        .containsExactly(
            "adaptive-threshold",
            "clahe",
            "classify",
            "encode",
            "features",
            "grayscale",
            "morphology");
  }

  @Test
  void noModelIsMeasured() throws Exception {
    Recipe recipe = RecipeParser.parse("{\"name\": \"features\", \"model\": \"m\"}", operations);

    assertThat(Throughput.table(recipe, operations).coreSeconds(1)).isEmpty();
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
