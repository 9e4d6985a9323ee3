package dev.tarsier.job.recipe;

import static dev.tarsier.job.recipe.Recipes.OPERATIONS;
import static dev.tarsier.job.recipe.Recipes.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tarsier.job.request.OutputFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestRecipeParser {
  private static final Encode BILEVEL = new Encode(Encode.Format.PNG, true, -1, 95);
  private static final Morphology CLOSE =
      new Morphology(Morphology.Kind.CLOSE, Morphology.Shape.ELLIPSE, 3, 1);

  @ParameterizedTest
  @ValueSource(
      strings = {"retina", " retina\n", "{\"name\": \"retina\"}", "\n {\"name\":\"retina\"}"})
  void builtIn(String text) {
    assertThat(parse(text))
        .isEqualTo(
            new Recipe(
                "retina",
                List.of(
                    new Clahe(Clahe.Channel.GREEN, 2, 8),
                    new Grayscale(),
                    new AdaptiveThreshold(
                        AdaptiveThreshold.Method.GAUSSIAN,
                        AdaptiveThreshold.Type.BINARY,
                        255,
                        11,
                        2),
                    new Morphology(Morphology.Kind.OPEN, Morphology.Shape.ELLIPSE, 3, 1),
                    CLOSE,
                    BILEVEL)));
  }

  @Test
  void canonicalTextOfRetina() {
    assertThat(RecipeParser.format(parse("retina"), OPERATIONS))
        .isEqualTo(
            "{\"name\":\"retina\",\"operations\":["
                + "{\"clahe\":{\"channel\":\"green\",\"clip-limit\":2.0,\"tiles\":8}},"
                + "{\"grayscale\":{}},"
                + "{\"adaptive-threshold\":{\"method\":\"gaussian\",\"type\":\"binary\","
                + "\"maximum\":255.0,\"block-size\":11,\"c\":2.0}},"
                + "{\"morphology\":{\"operation\":\"open\",\"shape\":\"ellipse\",\"size\":3,"
                + "\"iterations\":1}},"
                + "{\"morphology\":{\"operation\":\"close\",\"shape\":\"ellipse\",\"size\":3,"
                + "\"iterations\":1}},"
                + "{\"encode\":{\"format\":\"png\",\"bilevel\":true,\"compression\":-1,"
                + "\"quality\":95}}]}");
  }

  @Test
  void changedParameters() {
    Recipe recipe =
        parse(
            "{\"name\": \"retina\", \"clahe\": {\"clip-limit\": 3}, \"encode\": {\"quality\": 7}}");

    assertThat(recipe.operations())
        .startsWith(new Clahe(Clahe.Channel.GREEN, 3, 8))
        .endsWith(new Encode(Encode.Format.PNG, true, -1, 7))
        .hasSize(6);
    assertThat(recipe.name()).isEqualTo("retina");
  }

  @Test
  void changeReachesEveryStepOfItsOperation() {
    assertThat(parse("{\"name\": \"retina\", \"morphology\": {\"size\": 5}}").operations())
        .contains(
            new Morphology(Morphology.Kind.OPEN, Morphology.Shape.ELLIPSE, 5, 1),
            new Morphology(Morphology.Kind.CLOSE, Morphology.Shape.ELLIPSE, 5, 1));
  }

  @Test
  void changeOfNothing() {
    assertThat(parse("{\"name\": \"retina\", \"clahe\": {}, \"encode\": null}"))
        .isEqualTo(parse("retina"));
  }

  @Test
  void operationsWrittenOut() {
    assertThat(
            parse(
                "{\"name\": \"mine\", \"operations\": [\"grayscale\", {\"clahe\": {\"tiles\": 4}},"
                    + " {\"morphology\": {\"operation\": \"close\"}},"
                    + " {\"encode\": {\"format\": \"jpeg\"}}]}"))
        .isEqualTo(
            new Recipe(
                "mine",
                List.of(
                    new Grayscale(),
                    new Clahe(Clahe.Channel.GREEN, 2, 4),
                    CLOSE,
                    new Encode(Encode.Format.JPEG, false, -1, 95))));
  }

  @Test
  void operationsWithoutNameAndEncode() {
    assertThat(parse("{\"operations\": [\"grayscale\"]}"))
        .isEqualTo(new Recipe("custom", List.of(new Grayscale(), Encode.DEFAULT)));
    assertThat(parse("{\"operations\": []}"))
        .isEqualTo(new Recipe("custom", List.of(Encode.DEFAULT)));
  }

  @Test
  void namedOverrideOfABinaryMask() {
    assertThat(
            parse(
                    "{\"name\": \"retina\", \"adaptive-threshold\": {\"type\": \"binary-inv\","
                        + " \"method\": \"mean\", \"c\": -1.5}}")
                .operations())
        .contains(
            new AdaptiveThreshold(
                AdaptiveThreshold.Method.MEAN, AdaptiveThreshold.Type.BINARY_INV, 255, 11, -1.5));
  }

  @Test
  void parametersOfTheEndingStandByThemselves() {
    Features features =
        (Features)
            parse(
                    "{\"name\": \"features\", \"model\": \"gs://b/m.onnx\", \"batch\": 8,"
                        + " \"layout\": \"nhwc\", \"mean\": [0.5, 0.5, 1]}")
                .ending();

    assertThat(features.model()).isEqualTo("gs://b/m.onnx");
    assertThat(features.batch()).isEqualTo(8);
    assertThat(features.layout()).isEqualTo(ModelInput.Layout.NHWC);
    assertThat(features.mean()).containsExactly(0.5, 0.5, 1.0);
    assertThat(features.std()).isEqualTo(Features.DEFAULT.std());
  }

  @Test
  void filesOfARecipe() {
    Recipe recipe = parse("{\"name\": \"classify\", \"model\": \"m.onnx\", \"labels\": \"l.txt\"}");

    Classify moved = (Classify) recipe.withFiles(file -> "gs://b/" + file).ending();

    assertThat(moved.files()).containsExactly("gs://b/m.onnx", "gs://b/l.txt");
    assertThat(parse("retina").withFiles(file -> "elsewhere")).isEqualTo(parse("retina"));
  }

  @Test
  void componentsOfFeatures() {
    assertThat(features("\"components\": 50, \"test-share\": 0.2").hasPca()).isTrue();
    assertThat(features("\"variance\": 0.95").variance()).isEqualTo(0.95);
    assertThat(features("\"batch\": 8").hasPca()).isFalse();
    assertThat(features("\"pca\": \"gs://b/run\"").hasPca()).isTrue();
    assertThat(features("\"pca\": \"run\"").withFiles(file -> "gs://b/" + file).files())
        .containsExactly("gs://b/m.onnx", "gs://b/run");
  }

  private static Features features(String parameters) {
    return (Features)
        parse("{\"name\": \"features\", \"model\": \"m.onnx\", " + parameters + "}").ending();
  }

  @Test
  void formatsOfARecipe() {
    Recipe features = parse("{\"name\": \"features\", \"model\": \"m.onnx\"}");

    assertThat(features.formats()).containsExactly(OutputFormat.PARQUET);
    assertThat(parse("retina").checkFormat(OutputFormat.TFRECORD)).isEqualTo(OutputFormat.TFRECORD);
    assertThatThrownBy(() -> features.checkFormat(OutputFormat.TFRECORD))
        .hasMessage(
            "Unsupported output format: tfrecord (recipe features gives no images: write parquet)");
  }

  @Test
  void anyRecipeIsReadBack() {
    RandomRecipes recipes = new RandomRecipes(42);
    for (int i = 0; i < 3_000; i++) {
      Recipe recipe = recipes.next();
      String text = RecipeParser.format(recipe, OPERATIONS);

      assertThat(parse(text)).isEqualTo(recipe);
      assertThat(RecipeParser.format(parse(text), OPERATIONS)).isEqualTo(text);
    }
  }

  @Test
  void partsOfARecipe() {
    Recipe retina = parse("retina");

    assertThat(retina.ending()).isEqualTo(BILEVEL);
    assertThat(retina.pixelOperations()).hasSize(5).doesNotContain(BILEVEL);
  }

  @Test
  void recipeWithoutEncodeAtItsEnd() {
    assertThatThrownBy(() -> new Recipe("mine", List.of(new Grayscale())))
        .hasMessage("Missing encode at the end of recipe mine");
    assertThatThrownBy(() -> new Recipe("mine", List.of()))
        .hasMessage("Missing operations of recipe mine");
    assertThatThrownBy(() -> new Recipe("mine", List.of(Encode.DEFAULT, Encode.DEFAULT)))
        .hasMessage(
            "Invalid recipe: mine (one of encode, features and classify must come once, at the end)");
  }

  @Test
  void messageOfAllProblems() {
    assertThatThrownBy(
            () ->
                RecipeParser.parse(
                    JsonNodeFactory.instance
                        .objectNode()
                        .put("name", "retina")
                        .put("clahe", 1)
                        .put("sharpen", 2),
                    OPERATIONS))
        .isInstanceOf(InvalidRecipeException.class)
        .hasMessage(
            "Invalid parameters: 1 (write name: value pairs); Unsupported key in recipe retina:"
                + " sharpen (known: clahe, grayscale, adaptive-threshold, morphology, encode, format,"
                + " bilevel, compression, quality)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"JPEG jpg", "PNG png", "WEBP webp"})
  void extension(String formatAndExtension) {
    String[] pair = formatAndExtension.split(" ", -1);

    assertThat(new Encode(Encode.Format.valueOf(pair[0]), false, -1, 95).extension())
        .isEqualTo(pair[1]);
  }
}
