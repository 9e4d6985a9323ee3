package dev.tarsier.job.recipe;

/**
 * {@code cv::rectangle} around every region of the image.
 *
 * @param color of the line, as {@link RgbColor} reads it
 * @param thickness of the line, in pixels
 */
public record Outline(String color, int thickness) implements Operation {
  public static final Outline DEFAULT = new Outline("lime", 2);

  public Outline {
    RgbColor.parse(color);
    Ranges.within("thickness", thickness, 1, 255);
  }
}
