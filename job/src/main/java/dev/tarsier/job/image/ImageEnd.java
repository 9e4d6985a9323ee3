package dev.tarsier.job.image;

import dev.tarsier.job.image.Processed.StageNanos;
import org.opencv.core.Mat;

/** What becomes of the image that the operations gave. Serves one task; used by one thread. */
interface ImageEnd extends AutoCloseable {
  /**
   * Ends one image.
   *
   * @param context what is known of the image beside its pixels
   * @param before the time that went into the image so far
   */
  Processed end(Mat image, ImageContext context, StageNanos before);

  @Override
  void close();
}
