package dev.tarsier.job.recipe;

/**
 * {@code cv::medianBlur}: every channel of a pixel becomes the median around it; takes specks away
 * and keeps edges.
 */
public record Median(@Described("side of the neighbourhood, in pixels") int size)
    implements Operation {
  public static final Median DEFAULT = new Median(3);

  public Median {
    Ranges.odd("size", size, 3, 255);
  }
}
