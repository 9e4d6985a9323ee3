package dev.tarsier.job.recipe;

import java.io.Serializable;
import java.util.List;

/**
 * What is done to every image: decoded as 8-bit BGR, then the operations in order; the last is
 * {@link Encode}, and the only one of its kind.
 */
public record Recipe(String name, List<Operation> operations) implements Serializable {
  public Recipe {
    operations = List.copyOf(operations);
    for (int i = 0; i < operations.size(); i++) {
      boolean last = i == operations.size() - 1;
      if (operations.get(i) instanceof Encode != last) {
        throw new IllegalArgumentException(
            last
                ? "Missing encode at the end of recipe " + name
                : "Invalid recipe: " + name + " (encode must come once, at the end)");
      }
    }
    if (operations.isEmpty()) {
      throw new IllegalArgumentException("Missing operations of recipe " + name);
    }
  }

  public Encode encode() {
    return (Encode) operations.get(operations.size() - 1);
  }

  /** All but {@link #encode}. */
  public List<Operation> pixelOperations() {
    return operations.subList(0, operations.size() - 1);
  }
}
