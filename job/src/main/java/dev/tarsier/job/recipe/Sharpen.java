package dev.tarsier.job.recipe;

/** An unsharp mask: the image, and {@code amount} times what a Gaussian blur takes from it. */
public record Sharpen(
    @Described("how much of what a blur takes away is added; 0 changes nothing") double amount,
    @Described("of the Gaussian, in pixels") double sigma)
    implements Operation {
  public static final Sharpen DEFAULT = new Sharpen(1, 1);

  public Sharpen {
    Ranges.within("amount", amount, 0, 10);
    Ranges.above("sigma", sigma, 0, 100);
  }
}
