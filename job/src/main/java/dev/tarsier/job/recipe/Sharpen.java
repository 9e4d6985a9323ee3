package dev.tarsier.job.recipe;

/**
 * An unsharp mask: the image, and {@code amount} times what a Gaussian blur takes from it.
 *
 * @param amount 0 changes nothing
 * @param sigma of the Gaussian in pixels
 */
public record Sharpen(double amount, double sigma) implements Operation {
  public static final Sharpen DEFAULT = new Sharpen(1, 1);

  public Sharpen {
    Ranges.within("amount", amount, 0, 10);
    Ranges.above("sigma", sigma, 0, 100);
  }
}
