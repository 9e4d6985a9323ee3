package com.example.tone;

import dev.tarsier.job.recipe.Operation;

/**
 * Brightens shadows, or darkens them: every value v becomes 255 x (v / 255)^exponent.
 *
 * @param exponent below 1 brightens, above 1 darkens
 */
public record Gamma(double exponent) implements Operation {
  public Gamma {
    if (!(exponent >= 0.1 && exponent <= 10)) {
      throw new IllegalArgumentException(
          "Invalid exponent: " + exponent + " (must be 0.1 to 10)");
    }
  }
}
