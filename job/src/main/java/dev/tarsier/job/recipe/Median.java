package dev.tarsier.job.recipe;

/**
 * {@code cv::medianBlur}: every channel of a pixel becomes the median around it; takes specks away
 * and keeps edges.
 *
 * @param size side of the neighbourhood in pixels; odd
 */
public record Median(int size) implements Operation {
  public static final Median DEFAULT = new Median(3);

  public Median {
    Ranges.odd("size", size, 3, 255);
  }
}
