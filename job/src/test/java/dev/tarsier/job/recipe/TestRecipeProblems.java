package dev.tarsier.job.recipe;

import static dev.tarsier.job.recipe.Recipes.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestRecipeProblems {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "retnia|` Unsupported recipe: retnia (did you mean retina?)`",
        "vessels|` Unsupported recipe: vessels (known: classify, faces, faces-blur, faces-crop, features, retina, tfrecord)`",
        "``|` Unsupported recipe:  (known: classify, faces, faces-blur, faces-crop, features, retina, tfrecord)`",
        "{'name': 'retnia'}|/name Unsupported recipe: retnia (did you mean retina?)",
        "{}|` Missing recipe name (or operations)`",
        "{'clahe': {}}|` Missing recipe name (or operations)`",
        "{'name': 'retina', 'clache': {}}|"
            + "/clache Unsupported key in recipe retina: clache (did you mean clahe?)",
        "{'name': 'retina', 'clahe': {'cliplimit': 2}}|"
            + "/clahe/cliplimit Unsupported parameter: cliplimit (did you mean clip-limit?)",
        "{'name': 'retina', 'clahe': 3}|"
            + "/clahe Invalid parameters: 3 (write name: value pairs)",
        "{'name': 'retina', 'grayscale': {'weight': 1}}|"
            + "/grayscale/weight Unsupported parameter: weight (known: )",
        "{'operations': 'clahe'}|/operations Invalid operations: \"clahe\" (write a list)",
        "{'operations': ['grayscale', 'claeh']}|"
            + "/operations/1 Unsupported operation: claeh (did you mean clahe?)",
        "{'operations': [7]}|"
            + "/operations/0 Invalid operation: 7 (write one name, or one name: parameters)",
        "{'operations': [{'clahe': {}, 'encode': {}}]}|/operations/0 Invalid operation:"
            + " {\"clahe\":{},\"encode\":{}} (write one name, or one name: parameters)",
        "{'operations': [{'clahe': {'tiels': 4}}]}|"
            + "/operations/0/clahe/tiels Unsupported parameter: tiels (did you mean tiles?)",
        "{'operations': ['encode', 'grayscale']}|"
            + "/operations Invalid recipe: custom (one of encode, features and classify must come once,"
            + " at the end)",
        "{'operations': ['encode', 'encode']}|"
            + "/operations Invalid recipe: custom (one of encode, features and classify must come once,"
            + " at the end)",
        "{'name': 'retina', 'quality': 0}|` Invalid quality: 0 (must be 1 to 100)`",
        "{'name': 'retina', 'quality': 'high'}|/quality Invalid quality: high"
            + " (must be a whole number)",
        "{'name': 'features', 'model': 7}|/model Invalid model: 7 (must be text)",
        "{'name': 'features', 'model': 'm.onnx', 'mean': 0.5}|"
            + "/mean Invalid mean: 0.5 (must be a list of numbers)",
        "{'name': 'features', 'model': 'm.onnx', 'mean': [0.5]}|"
            + "` Invalid mean: [0.5] (must be three numbers: red, green, blue)`",
        "{'name': 'features', 'model': 'm.onnx', 'std': [1, 0, 1]}|"
            + "` Invalid std: [1.0, 0.0, 1.0] (must be three numbers above 0: red, green, blue)`",
        "{'name': 'features', 'model': 'm.onnx', 'components': -1}|"
            + "` Invalid components: -1 (must be 1 to 65535, or 0 for none)`",
        "{'name': 'features', 'model': 'm.onnx', 'variance': 1}|"
            + "` Invalid variance: 1.0 (must be above 0 and below 1, or 0 for none)`",
        "{'name': 'features', 'model': 'm.onnx', 'components': 9, 'test-share': 1}|"
            + "` Invalid test-share: 1.0 (must be 0 or more and below 1)`",
        "{'name': 'features', 'model': 'm.onnx', 'components': 50, 'variance': 0.95}|"
            + "` Invalid components: 50 (with variance 0.95 their number follows from the images:"
            + " give one of the two)`",
        "{'name': 'features', 'model': 'm.onnx', 'test-share': 0.2}|"
            + "` Invalid test-share: 0.2 (it is kept from a PCA: give components or variance too)`",
        "{'name': 'features', 'model': 'm.onnx', 'pca': 'file:/runs/a', 'variance': 0.9}|"
            + "` Invalid pca: file:/runs/a (what was fitted elsewhere has its components: leave out"
            + " components, variance and test-share, or pca)`",
        "features|` Missing model of recipe features (the URI of an ONNX file,"
            + " as in {name: features, model: gs://bucket/model.onnx})`",
        "{'name': 'classify', 'top-k': 0}|` Invalid top-k: 0 (must be 1 to 1000)`",
        "{'operations': [], 'clahe': {}}|"
            + "/clahe Unsupported key: clahe (beside operations only name is known)",
      })
  void onlyProblem(String text, String problem) {
    assertThat(problems(text.replace('\'', '"'))).containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "clahe|tiles|'8'|Invalid tiles: 8 (must be a whole number)",
        "clahe|tiles|8.5|Invalid tiles: 8.5 (must be a whole number)",
        "clahe|tiles|3000000000|Invalid tiles: 3000000000 (must be a whole number)",
        "clahe|tiles|null|Invalid tiles: null (must be a whole number)",
        "clahe|tiles|[8]|Invalid tiles: [8] (must be a whole number)",
        "clahe|clip-limit|'2'|Invalid clip-limit: 2 (must be a number)",
        "clahe|clip-limit|true|Invalid clip-limit: true (must be a number)",
        "clahe|channel|'grün'|Invalid channel: grün (must be one of blue, green, red)",
        "clahe|channel|'GREEN'|Invalid channel: GREEN (must be one of blue, green, red)",
        "clahe|channel|1|Invalid channel: 1 (must be one of blue, green, red)",
        "clahe|channel|{}|Invalid channel: {} (must be one of blue, green, red)",
        "encode|bilevel|'yes'|Invalid bilevel: yes (must be true or false)",
        "encode|bilevel|1|Invalid bilevel: 1 (must be true or false)",
        "encode|format|'gif'|" + "Invalid format: gif (must be one of jpeg, png, webp)",
        "adaptive-threshold|type|'binary_inv'|"
            + "Invalid type: binary_inv (must be one of binary, binary-inv)",
        "morphology|operation|'top-hat'|Invalid operation: top-hat"
            + " (must be one of erode, dilate, open, close, gradient)"
      })
  void wrongType(String operation, String parameter, String value, String message) {
    assertThat(problems(step(operation, parameter, value)))
        .containsExactly("/operations/0/" + operation + "/" + parameter + " " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "clahe|clip-limit|0|Invalid clip-limit: 0.0 (must be above 0 and at most 1000)",
        "clahe|clip-limit|1000.5|Invalid clip-limit: 1000.5 (must be above 0 and at most 1000)",
        "clahe|clip-limit|1e999|Invalid clip-limit: Infinity (must be above 0 and at most 1000)",
        "clahe|tiles|0|Invalid tiles: 0 (must be 1 to 64)",
        "clahe|tiles|65|Invalid tiles: 65 (must be 1 to 64)",
        "adaptive-threshold|maximum|0|Invalid maximum: 0.0 (must be above 0 and at most 255)",
        "adaptive-threshold|maximum|256|Invalid maximum: 256.0 (must be above 0 and at most 255)",
        "adaptive-threshold|block-size|1|Invalid block-size: 1 (must be odd, 3 to 999)",
        "adaptive-threshold|block-size|12|Invalid block-size: 12 (must be odd, 3 to 999)",
        "adaptive-threshold|block-size|1001|Invalid block-size: 1001 (must be odd, 3 to 999)",
        "adaptive-threshold|c|-255.5|Invalid c: -255.5 (must be -255 to 255)",
        "morphology|size|4|Invalid size: 4 (must be odd, 1 to 99)",
        "morphology|size|101|Invalid size: 101 (must be odd, 1 to 99)",
        "morphology|iterations|0|Invalid iterations: 0 (must be 1 to 100)",
        "morphology|iterations|101|Invalid iterations: 101 (must be 1 to 100)",
        "encode|compression|-2|Invalid compression: -2 (must be 0 to 9, or -1 for fast)",
        "encode|compression|10|Invalid compression: 10 (must be 0 to 9, or -1 for fast)",
        "encode|quality|0|Invalid quality: 0 (must be 1 to 100)",
        "encode|quality|101|Invalid quality: 101 (must be 1 to 100)",
        "resize|size|0|Invalid size: 0 (must be 1 to 16384)",
        "resize|size|16385|Invalid size: 16385 (must be 1 to 16384)",
        "crop|width|0|Invalid width: 0 (must be 1 to 65535)",
        "crop|height|65536|Invalid height: 65536 (must be 1 to 65535)",
        "crop|x|-2|Invalid x: -2 (must be -1 to 65535)",
        "crop|y|65536|Invalid y: 65536 (must be -1 to 65535)",
        "pad|width|0|Invalid width: 0 (must be 1 to 16384)",
        "pad|height|16385|Invalid height: 16385 (must be 1 to 16384)",
        "blur|size|4|Invalid size: 4 (must be odd, 1 to 255)",
        "blur|sigma|-0.5|Invalid sigma: -0.5 (must be 0 to 100)",
        "median|size|1|Invalid size: 1 (must be odd, 3 to 255)",
        "sharpen|amount|10.5|Invalid amount: 10.5 (must be 0 to 10)",
        "sharpen|sigma|0|Invalid sigma: 0.0 (must be above 0 and at most 100)",
        "normalize|alpha|256|Invalid alpha: 256.0 (must be 0 to 255)",
        "normalize|beta|-1|Invalid beta: -1.0 (must be 0 to 255)",
        "detect-faces|scale-factor|1|Invalid scale-factor: 1.0 (must be 1.01 to 4)",
        "detect-faces|min-neighbors|0|Invalid min-neighbors: 0 (must be 1 to 100)",
        "detect-faces|min-size|0|Invalid min-size: 0 (must be 1 to 16384)",
        "detect-faces|cascade|'eyes'|Invalid cascade: eyes (must be one of frontalface-alt2,"
            + " frontalface-default, or the URI of an XML file)",
        "outline|thickness|0|Invalid thickness: 0 (must be 1 to 255)",
        "blur-regions|cells|65|Invalid cells: 65 (must be 1 to 64)",
        "blur-regions|margin|2.5|Invalid margin: 2.5 (must be 0 to 2)",
        "crop-regions|margin|-1|Invalid margin: -1.0 (must be 0 to 2)",
        "normalize|alpha|255|Invalid alpha: 255.0 (must be below beta, 255.0)"
      })
  void outOfRange(String operation, String parameter, String value, String message) {
    assertThat(problems(step(operation, parameter, value)))
        .containsExactly("/operations/0/" + operation + " " + message);
  }

  @Test
  void bilevelJpeg() {
    assertThat(problems("{\"name\": \"retina\", \"encode\": {\"format\": \"jpeg\"}}"))
        .containsExactly("/encode Invalid bilevel: true (only png has one bit a pixel, not jpeg)");
  }

  @Test
  void allAtOnce() {
    assertThat(
            problems(
                "{\"operations\": [\"gray\", {\"clahe\": {\"tiles\": 0}},"
                    + " {\"morphology\": {\"size\": \"3\", \"form\": 1}}], \"nme\": \"x\"}"))
        .containsExactly(
            "/nme Unsupported key: nme (beside operations only name is known)",
            "/operations/0 Unsupported operation: gray (known: "
                + String.join(", ", Recipes.OPERATIONS.byKeyword().keySet())
                + ")",
            "/operations/1/clahe Invalid tiles: 0 (must be 1 to 64)",
            "/operations/2/morphology/size Invalid size: 3 (must be a whole number)",
            "/operations/2/morphology/form Unsupported parameter: form (known: operation, shape,"
                + " size, iterations)");
  }

  @Test
  void changeOfTwoStepsIsReportedOnce() {
    assertThat(problems("{\"name\": \"retina\", \"morphology\": {\"size\": 2}}"))
        .containsExactly("/morphology Invalid size: 2 (must be odd, 1 to 99)");
  }

  @Test
  void brokenJson() {
    assertThat(problems("{\"name\": \"retina\""))
        .singleElement()
        .asString()
        .startsWith(" Invalid recipe JSON: Unexpected end-of-input");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'name': 'retina'} {'clahe': {}}",
        "{'name': 'retina', 'clahe': {'tiles': 4}, 'clahe': {'tiles': 5}}"
      })
  void secondThoughtsAreNotIgnored(String text) {
    assertThat(problems(text.replace('\'', '"')))
        .singleElement()
        .asString()
        .startsWith(" Invalid recipe JSON: ");
  }

  private static String step(String operation, String parameter, String value) {
    return ("{'operations': [{'" + operation + "': {'" + parameter + "': " + value + "}}]}")
        .replace('\'', '"');
  }
}
