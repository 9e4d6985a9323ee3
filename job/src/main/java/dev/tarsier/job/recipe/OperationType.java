package dev.tarsier.job.recipe;

import java.util.List;

/**
 * An operation that recipes may name.
 *
 * @param keyword its name in a recipe, as OpenCV names it, in kebab case
 * @param defaults the operation with every parameter at its default
 * @param summary one line for the documentation
 */
public record OperationType(String keyword, Operation defaults, String summary) {
  public OperationType {
    if (!keyword.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException("Invalid operation keyword: " + keyword);
    }
    if (!(defaults instanceof Record)) {
      throw new IllegalArgumentException(
          "Invalid operation: " + keyword + " (must be a record of its parameters)");
    }
  }

  /** Its parameters in the order in which they are written. */
  public List<Parameter> parameters() {
    return ParameterReader.read(defaults);
  }
}
