package dev.tarsier.job.recipe;

import java.util.Optional;

/** Keeps what is around the regions of an image; one without regions stays whole. */
public record CropRegions(
    @Described("the largest region, or the smallest rectangle around all of them") Keep keep,
    @Described("added on every side as far as the image goes, as a share of width or height")
        double margin)
    implements Sized {
  public static final CropRegions DEFAULT = new CropRegions(Keep.LARGEST, 0.2);

  /** Of several regions. */
  public enum Keep {
    LARGEST,
    ALL
  }

  public CropRegions {
    Ranges.within("margin", margin, 0, 2);
  }

  @Override
  public Optional<Extent> extent() {
    return Optional.empty();
  }
}
