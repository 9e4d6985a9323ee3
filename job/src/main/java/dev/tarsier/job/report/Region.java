package dev.tarsier.job.report;

/**
 * Something that was found in an image.
 *
 * @param box where it is in the written image, as far as it is in there
 * @param source where it is in the source image, turned upright
 */
public record Region(Box box, Box source) {
  /**
   * A rectangle, in pixels.
   *
   * @param x of its left edge
   * @param y of its upper edge
   */
  public record Box(int x, int y, int width, int height) {}
}
