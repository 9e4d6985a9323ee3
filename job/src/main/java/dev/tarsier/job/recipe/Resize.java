package dev.tarsier.job.recipe;

import java.util.Optional;

/**
 * {@code cv::resize} to one size, in the modes of img2dataset ({@code resizer.py}, 1.47): by area
 * averages when the image becomes smaller, else by {@code up}.
 */
public record Resize(
    @Described("which side becomes size, and what is done about the other") Mode mode,
    @Described("in pixels") int size,
    @Described("the interpolation when the image becomes larger; smaller is by area") Up up,
    @Described("leaves an image whole unless the side that mode looks at is longer than size")
        boolean onlyIfBigger,
    @Described("of the border") String color)
    implements Sized {
  public static final Resize DEFAULT = new Resize(Mode.KEEP_RATIO, 256, Up.LANCZOS, false, "white");

  /** The most that libjpeg divides by. */
  private static final int MOST_REDUCED = 8;

  /** The modes of img2dataset. */
  public enum Mode {
    /** The image stays as it is. */
    NO,
    /** The shorter side becomes {@code size}. */
    KEEP_RATIO,
    /** The longer side becomes {@code size}. */
    KEEP_RATIO_LARGEST,
    /** The shorter side becomes {@code size}; of the longer one its middle is kept. */
    CENTER_CROP,
    /** The longer side becomes {@code size}; the shorter one is padded evenly. */
    BORDER
  }

  /** Interpolations of {@code cv::InterpolationFlags}. */
  public enum Up {
    LANCZOS,
    CUBIC
  }

  public Resize {
    Ranges.within("size", size, 1, 16_384);
    RgbColor.parse(color);
  }

  /** A mode and a size; the rest as by default. */
  public static Resize to(Mode mode, int size) {
    return new Resize(mode, size, DEFAULT.up, DEFAULT.onlyIfBigger, DEFAULT.color);
  }

  @Override
  public Optional<Extent> extent() {
    boolean square = mode == Mode.CENTER_CROP || mode == Mode.BORDER;
    return square && !onlyIfBigger ? Optional.of(new Extent(size, size)) : Optional.empty();
  }

  /** Whether {@code image} is made smaller; else it is enlarged or left as it is. */
  public boolean shrinks(Extent image) {
    return mode != Mode.NO && decisiveSide(image) > size;
  }

  /** Whether the operation leaves {@code image} as it is, neither cropped nor padded. */
  public boolean leaves(Extent image) {
    return mode == Mode.NO || (onlyIfBigger && !shrinks(image));
  }

  /**
   * To what {@code image} is scaled, before the middle is cut out or a border is added. Halves are
   * rounded to the even number, as Python does.
   */
  public Extent scaled(Extent image) {
    if (leaves(image)) {
      return image;
    }
    double scale = (double) size / decisiveSide(image);
    return new Extent(
        (int) Math.max(1, Math.rint(image.width() * scale)),
        (int) Math.max(1, Math.rint(image.height() * scale)));
  }

  /**
   * By how much {@code image} may be divided while it is loaded, before this operation: the largest
   * of 1, 2, 4 and 8 that leaves at least twice the size that it is scaled to.
   */
  public int reduction(Extent image) {
    Extent target = scaled(image);
    int factor = shrinks(image) ? MOST_REDUCED : 1;
    while (factor > 1
        && (reduced(image.width(), factor) < 2 * target.width()
            || reduced(image.height(), factor) < 2 * target.height())) {
      factor /= 2;
    }
    return factor;
  }

  private static int reduced(int side, int factor) {
    return (side + factor - 1) / factor;
  }

  private int decisiveSide(Extent image) {
    return mode == Mode.KEEP_RATIO || mode == Mode.CENTER_CROP
        ? Math.min(image.width(), image.height())
        : Math.max(image.width(), image.height());
  }
}
