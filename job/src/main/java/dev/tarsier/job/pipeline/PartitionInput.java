package dev.tarsier.job.pipeline;

import dev.tarsier.job.sink.SampleKey;
import dev.tarsier.job.source.Label;
import dev.tarsier.job.source.SourceFile;
import java.io.Serializable;
import java.util.List;

/**
 * What one task is given.
 *
 * @param partition from 0
 * @param images in the order in which they are written
 * @param thumbnails how many of the first written images are shown in the report
 */
record PartitionInput(int partition, List<Image> images, int thumbnails) implements Serializable {
  /** One source image with all that was decided about it on the driver. */
  record Image(SourceFile file, SampleKey key, Label label, Choice choice)
      implements Serializable {}

  /** Those that are read. */
  List<SourceFile> files() {
    return images.stream().filter(image -> image.choice().isTaken()).map(Image::file).toList();
  }
}
