package dev.tarsier.job.recipe;

/**
 * Takes what can be recognised out of every region: it is averaged into a few cells, and these are
 * enlarged again. Nothing finer can be got back.
 */
public record BlurRegions(
    @Described(
            "how cells become pixels again: linear between their middles, or each in one "
                + "color")
        Method method,
    @Described("along the longer side of a region") int cells,
    @Described("added on every side, as a share of the region's width or height") double margin)
    implements Operation {
  public static final BlurRegions DEFAULT = new BlurRegions(Method.SMOOTH, 6, 0.1);

  /** How cells become pixels again. */
  public enum Method {
    /** Linear between the cells' middles. */
    SMOOTH,
    /** Every cell in one color. */
    PIXELATE
  }

  public BlurRegions {
    Ranges.within("cells", cells, 1, 64);
    Ranges.within("margin", margin, 0, 2);
  }
}
