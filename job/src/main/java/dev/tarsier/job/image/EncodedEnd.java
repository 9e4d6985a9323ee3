package dev.tarsier.job.image;

import dev.tarsier.job.image.Processed.StageNanos;
import dev.tarsier.job.recipe.Encode;
import dev.tarsier.job.report.RejectReason;
import org.opencv.core.Mat;

/** Encodes the image. */
final class EncodedEnd implements ImageEnd {
  private final ImageEncoder encoder;

  EncodedEnd(Encode encode) {
    this.encoder = new ImageEncoder(encode);
  }

  @Override
  public Processed end(Mat image, ImageContext context, StageNanos before) {
    long start = System.nanoTime();
    int length = encoder.encode(image);
    StageNanos nanos = before.encoded(System.nanoTime() - start);
    return length < 0
        ? new Processed.Refused(RejectReason.OPERATION_FAILED, "the encoder refuses", nanos)
        : new Processed.Encoded(
            encoder.buffer(), length, image.width(), image.height(), context.report(image), nanos);
  }

  @Override
  public void close() {
    encoder.close();
  }
}
