package dev.tarsier.job.image;

import dev.tarsier.job.image.Stepped.Step;
import dev.tarsier.job.recipe.Encode;
import dev.tarsier.job.recipe.Extent;
import dev.tarsier.job.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.CvException;
import org.opencv.core.Mat;

/**
 * One recipe with a look at what every step makes of an image; the steps are those of {@link
 * ImageProcessor}. Used by one thread.
 */
public final class SteppedProcessor implements AutoCloseable {
  private final Recipe recipe;
  private final ImageDecoder decoder;
  private final List<Applier> appliers;
  private final PictureMaker pictures;
  private final ResultView result;

  /**
   * Throws IllegalStateException where OpenCV does not load.
   *
   * @param longestSide of pictures, in pixels
   */
  public SteppedProcessor(Recipe recipe, int longestSide) {
    OpenCv.load();
    this.recipe = recipe;
    this.decoder = new ImageDecoder();
    this.appliers = recipe.pixelOperations().stream().map(Appliers::of).toList();
    this.pictures = new PictureMaker(longestSide);
    this.result =
        recipe.ending() instanceof Encode encode
            ? new ResultView.Encoded(encode, pictures)
            : ResultView.NONE;
  }

  /** Processes the first {@code length} bytes, whose header says {@code stored}. */
  public Stepped process(byte[] bytes, int length, Stored stored) {
    rehearse(bytes, length, stored);
    List<Step> steps = new ArrayList<>();
    try {
      String failure = run(bytes, length, stored, steps);
      return new Stepped(steps, failure);
    } catch (CvException e) {
      return new Stepped(steps, ImageProcessor.firstLine(e));
    } catch (RuntimeException e) {
      // An operation of a user's jar: what it throws is as good as what OpenCV says.
      return new Stepped(steps, e.toString());
    }
  }

  /**
   * The first time takes longer: buffers are made, and memory is touched. A run has that behind.
   */
  private void rehearse(byte[] bytes, int length, Stored stored) {
    try {
      Mat image = decode(bytes, length, stored);
      if (image.empty()) {
        return;
      }
      ImageContext context = context(image, stored);
      for (Applier applier : appliers) {
        image = applier.apply(image, context);
      }
    } catch (RuntimeException e) {
      // It fails again when it counts, and is told then.
      return;
    }
  }

  /** Returns what went wrong, or nothing. */
  private String run(byte[] bytes, int length, Stored stored, List<Step> steps) {
    long start = System.nanoTime();
    Mat image = decode(bytes, length, stored);
    long nanos = System.nanoTime() - start;
    if (image.empty()) {
      return "the decoder refuses the content";
    }
    steps.add(step(image, nanos));
    ImageContext context = context(image, stored);
    for (Applier applier : appliers) {
      start = System.nanoTime();
      image = applier.apply(image, context);
      steps.add(step(image, System.nanoTime() - start));
    }
    return result.add(image, steps);
  }

  private Mat decode(byte[] bytes, int length, Stored stored) {
    return decoder.decode(bytes, length, stored.orientationToApply(), stored.reduction(recipe));
  }

  private static ImageContext context(Mat decoded, Stored stored) {
    return new ImageContext(stored.upright(), new Extent(decoded.width(), decoded.height()));
  }

  private Step step(Mat image, long nanos) {
    PixelFacts facts = PixelFacts.of(image);
    return new Step(facts, pictures.of(image, facts), nanos, 0);
  }

  @Override
  public void close() {
    decoder.close();
    appliers.forEach(Applier::close);
    result.close();
    pictures.close();
  }
}
