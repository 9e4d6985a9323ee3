package dev.tarsier.job.image;

import dev.tarsier.job.image.Processed.StageNanos;
import dev.tarsier.job.recipe.ModelInput;
import dev.tarsier.job.recipe.TensorShape;
import dev.tarsier.job.report.RejectReason;
import org.opencv.core.Mat;

/** Makes the input of a model of the image. */
final class TensorEnd implements ImageEnd {
  private final TensorWriter writer;

  TensorEnd(TensorShape shape, ModelInput input) {
    this.writer = new TensorWriter(shape, input);
  }

  @Override
  public Processed end(Mat image, ImageContext context, StageNanos before) {
    long start = System.nanoTime();
    String refusal = writer.refusal(image);
    if (!refusal.isEmpty()) {
      return new Processed.Refused(RejectReason.OPERATION_FAILED, refusal, before);
    }
    float[] values = writer.write(image);
    return new Processed.Tensor(
        values,
        image.width(),
        image.height(),
        context.report(image),
        before.encoded(System.nanoTime() - start));
  }

  @Override
  public void close() {
    // Its buffers are on the heap.
  }
}
