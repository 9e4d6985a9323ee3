package dev.tarsier.job.image;

import dev.tarsier.job.image.Stepped.Step;
import dev.tarsier.job.recipe.Encode;
import java.util.List;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.imgcodecs.Imgcodecs;

/** A look at what a recipe ends in. */
interface ResultView extends AutoCloseable {
  /** A model ends the recipe: what it makes of the image is no picture. */
  ResultView NONE =
      new ResultView() {
        @Override
        public String add(Mat image, List<Step> steps) {
          return "";
        }

        @Override
        public void close() {}
      };

  /** Adds its step, if it has one; returns why it cannot be made, or nothing. */
  String add(Mat image, List<Step> steps);

  @Override
  void close();

  /** The written image, read again: with the losses of its format. */
  final class Encoded implements ResultView {
    private final ImageEncoder encoder;
    private final PictureMaker pictures;

    Encoded(Encode encode, PictureMaker pictures) {
      this.encoder = new ImageEncoder(encode);
      this.pictures = pictures;
    }

    @Override
    public String add(Mat image, List<Step> steps) {
      long start = System.nanoTime();
      int length = encoder.encode(image);
      long nanos = System.nanoTime() - start;
      if (length < 0) {
        return "the encoder refuses";
      }
      MatOfByte written = new MatOfByte();
      written.fromArray(0, length, encoder.buffer());
      Mat decoded = Imgcodecs.imdecode(written, Imgcodecs.IMREAD_UNCHANGED);
      try {
        PixelFacts facts = PixelFacts.of(decoded);
        steps.add(new Step(facts, pictures.of(decoded, facts), nanos, length));
        return "";
      } finally {
        decoded.release();
        written.release();
      }
    }

    @Override
    public void close() {
      encoder.close();
    }
  }
}
