package dev.tarsier.job.recipe;

/**
 * Width and height of an image, both at least 1.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record Extent(int width, int height) {
  /** Of the image on its side. */
  public Extent turned() {
    return new Extent(/* width= */ height, /* height= */ width);
  }

  public long pixels() {
    return (long) width * height;
  }
}
