package dev.tarsier.job.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tarsier.job.Allowance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.provider.MethodSource;

/** A recipe's text is a recipe that can be written and read again, or has named problems. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Jazzer's natives are tried on Linux only")
class FuzzRecipe {
  private static final Operations OPERATIONS = Operations.load();

  static List<String> seeds() {
    List<String> texts = new ArrayList<>(BuiltInRecipes.byName().keySet());
    texts.add("{\"name\": \"retina\", \"clahe\": {\"clip-limit\": 3.0}}");
    texts.add("{\"name\": \"features\", \"model\": \"gs://b/m.onnx\", \"pca\": 3}");
    RandomRecipes recipes = new RandomRecipes(7);
    for (int i = 0; i < 20; i++) {
      texts.add(RecipeParser.format(recipes.next(), OPERATIONS));
    }
    return texts;
  }

  @MethodSource("seeds")
  @FuzzTest
  void recipe(String text) throws Exception {
    if (text != null) {
      Allowance.hold(64, () -> parse(text));
    }
  }

  private static void parse(String text) {
    try {
      Recipe recipe = RecipeParser.parse(text, OPERATIONS);
      String canonical = RecipeParser.format(recipe, OPERATIONS);
      assertThat(RecipeParser.format(RecipeParser.parse(canonical, OPERATIONS), OPERATIONS))
          .isEqualTo(canonical);
    } catch (InvalidRecipeException e) {
      assertThat(e.problems()).isNotEmpty();
    }
  }
}
