package dev.tarsier.job.recipe;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A step or two that show what an operation does; of what a model makes there is no picture. */
public final class OperationExamples {
  private static final Map<String, List<String>> STEPS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("adaptive-threshold", List.of("grayscale", "adaptive-threshold")),
              Map.entry("blur", List.of("blur: {size: 15}")),
              Map.entry("blur-regions", List.of("detect-faces", "blur-regions")),
              Map.entry("clahe", List.of("clahe: {clip-limit: 4.0}")),
              Map.entry("crop", List.of("crop: {width: 120, height: 120}")),
              Map.entry("crop-regions", List.of("detect-faces", "crop-regions: {margin: 0.3}")),
              Map.entry("detect-faces", List.of("detect-faces", "outline: {thickness: 1}")),
              Map.entry("encode", List.of("encode: {format: jpeg, quality: 5}")),
              Map.entry("grayscale", List.of("grayscale")),
              Map.entry("median", List.of("median: {size: 9}")),
              Map.entry("morphology", List.of("morphology: {operation: gradient, size: 5}")),
              Map.entry("normalize", List.of("normalize: {alpha: 120, beta: 255}")),
              Map.entry("outline", List.of("detect-faces", "outline: {color: red, thickness: 4}")),
              Map.entry("pad", List.of("pad: {width: 260, height: 200, border-type: reflect}")),
              Map.entry("resize", List.of("resize: {mode: border, size: 180, color: silver}")),
              Map.entry("sharpen", List.of("sharpen: {amount: 3, sigma: 2}"))));

  private OperationExamples() {}

  /** The steps as a spec writes them, by keyword. */
  public static Map<String, List<String>> steps() {
    return STEPS;
  }

  /** The steps as a recipe. */
  public static Recipe recipe(String keyword) throws InvalidRecipeException {
    StringBuilder json = new StringBuilder("{\"operations\": [");
    String separator = "";
    for (String step : STEPS.get(keyword)) {
      String item = step.contains(": ") ? "{" + step + "}" : step;
      json.append(separator).append(item.replaceAll("([a-z][a-z0-9-]*)", "\"$1\""));
      separator = ", ";
    }
    return RecipeParser.parse(json.append("]}").toString(), Operations.load());
  }
}
