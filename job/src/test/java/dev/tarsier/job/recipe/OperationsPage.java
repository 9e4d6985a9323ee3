package dev.tarsier.job.recipe;

import java.util.List;

/** {@code OPERATIONS.md}, from the operations themselves. */
final class OperationsPage {
  private static final String HEAD =
      """
      # Operations

      Written by `mvn test -pl job -am -Dtest='TestOperationsPage,TestOperationPictures' -Dgolden.write=true` from the operations
      themselves; `tarsier recipes NAME` says the same. In a spec, `recipe: {operations: [grayscale, {clahe: {tiles: 4}}, encode]}`;
      a parameter that is left out has its default. Images are 8-bit, BGR or grey.
      Names and values are OpenCV's, in kebab case. This is what the pictures below were made of:

      ![before](../.github/operations/before.jpg) ![before, with faces](../.github/operations/before-faces.jpg)
      """;

  private OperationsPage() {}

  static String text() {
    StringBuilder page = new StringBuilder(HEAD);
    Operations.load().byKeyword().values().forEach(type -> section(type, page));
    return page.toString();
  }

  private static void section(OperationType type, StringBuilder page) {
    page.append("\n## ").append(type.keyword()).append("\n\n");
    page.append(capitalised(type.summary())).append(".\n");
    List<String> steps = OperationExamples.steps().getOrDefault(type.keyword(), List.of());
    if (!steps.isEmpty()) {
      page.append("\n![").append(type.keyword()).append("](../.github/operations/");
      page.append(type.keyword()).append(".jpg)\n\nHere: `");
      page.append(String.join("`, then `", steps)).append("`.\n");
    }
    List<Parameter> parameters = type.parameters();
    if (parameters.isEmpty()) {
      return;
    }
    page.append("\n| parameter | default | range | meaning |\n|---|---|---|---|\n");
    for (Parameter parameter : parameters) {
      page.append("| `").append(parameter.name()).append("` | `").append(parameter.value());
      page.append("` | ").append(parameter.range()).append(" | ");
      page.append(parameter.meaning()).append(" |\n");
    }
  }

  private static String capitalised(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
