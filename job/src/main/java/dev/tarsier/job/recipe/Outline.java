package dev.tarsier.job.recipe;

/** {@code cv::rectangle} around every region of the image. */
public record Outline(
    @Described("of the line") String color, @Described("of the line, in pixels") int thickness)
    implements Operation {
  public static final Outline DEFAULT = new Outline("lime", 2);

  public Outline {
    RgbColor.parse(color);
    Ranges.within("thickness", thickness, 1, 255);
  }
}
