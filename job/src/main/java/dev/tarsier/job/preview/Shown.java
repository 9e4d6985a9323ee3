package dev.tarsier.job.preview;

import dev.tarsier.job.image.Picture;
import dev.tarsier.job.report.PreviewResult;
import java.util.List;

/**
 * An image with its pictures, for the page.
 *
 * @param pictures one for each step of {@code image}
 */
record Shown(PreviewResult.Image image, List<Picture> pictures) {
  Shown {
    pictures = List.copyOf(pictures);
  }
}
