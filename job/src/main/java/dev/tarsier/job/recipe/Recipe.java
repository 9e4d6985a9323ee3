package dev.tarsier.job.recipe;

import dev.tarsier.job.request.OutputFormat;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What is done to every image: decoded as 8-bit BGR, then the operations in order; the last is an
 * {@link Ending}, and the only one of its kind.
 */
public record Recipe(String name, List<Operation> operations) implements Serializable {
  public Recipe {
    operations = List.copyOf(operations);
    if (operations.isEmpty()) {
      throw new IllegalArgumentException("Missing operations of recipe " + name);
    }
    for (int i = 0; i < operations.size(); i++) {
      boolean last = i == operations.size() - 1;
      if (operations.get(i) instanceof Ending != last) {
        throw new IllegalArgumentException(
            last
                ? "Missing encode at the end of recipe " + name
                : "Invalid recipe: "
                    + name
                    + " (one of encode, features and classify must come once, at the end)");
      }
    }
  }

  /** The last operation. */
  public Ending ending() {
    return (Ending) operations.get(operations.size() - 1);
  }

  /** All but {@link #ending}. */
  public List<Operation> pixelOperations() {
    return operations.subList(0, operations.size() - 1);
  }

  /**
   * Width and height that the operations give every image, in pixels; empty where they depend on
   * the image, or an operation of a provider stands after the last that sets them.
   */
  public Optional<Extent> extent() {
    List<Operation> steps = pixelOperations();
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (steps.get(i) instanceof Sized sized) {
        return sized.extent();
      }
      if (!steps.get(i).getClass().getPackage().equals(Recipe.class.getPackage())) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The formats that can hold what the recipe gives, the usual one first. */
  public List<OutputFormat> formats() {
    if (!(ending() instanceof Encode)) {
      return List.of(OutputFormat.PARQUET);
    }
    return name.equals(BuiltInRecipes.TFRECORD)
        ? List.of(OutputFormat.TFRECORD, OutputFormat.TAR)
        : List.of(OutputFormat.TAR, OutputFormat.TFRECORD);
  }

  /** Returns {@code format}; throws IllegalArgumentException when it cannot hold the samples. */
  public OutputFormat checkFormat(OutputFormat format) {
    if (!formats().contains(format)) {
      throw new IllegalArgumentException(
          "Unsupported output format: "
              + format.keyword()
              + " (recipe "
              + name
              + (ending() instanceof Encode
                  ? " gives images: write tar or tfrecord)"
                  : " gives no images: write parquet)"));
    }
    return format;
  }

  /** The same recipe with the files that its operations name replaced. */
  public Recipe withFiles(UnaryOperator<String> replacement) {
    return new Recipe(
        name,
        operations.stream()
            .map(
                operation ->
                    operation instanceof FileUser user ? user.withFiles(replacement) : operation)
            .toList());
  }
}
