package dev.tarsier.job.sink;

import java.util.List;

/**
 * What a classifier makes of one image.
 *
 * @param path of the source image, relative to the source
 * @param label that the source gives the image
 * @param best the likeliest classes, the first one the prediction; not empty
 * @param width of the image as the model got it, in pixels
 * @param height of it, in pixels
 */
public record ClassRow(
    String key, String path, SampleLabel label, List<Scored> best, int width, int height) {
  public ClassRow {
    best = List.copyOf(best);
  }

  /** A class by name, and its score. */
  public record Scored(String label, float score) {}
}
