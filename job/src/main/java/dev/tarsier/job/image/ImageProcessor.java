package dev.tarsier.job.image;

import dev.tarsier.job.image.Processed.StageNanos;
import dev.tarsier.job.recipe.Encode;
import dev.tarsier.job.recipe.Extent;
import dev.tarsier.job.recipe.ModelInput;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.recipe.TensorShape;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.report.Thumbnail;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.opencv.core.CvException;
import org.opencv.core.Mat;

/**
 * One recipe, image after image: decode, operate, and encode or make a tensor. Buffers stay from
 * image to image, so a task's native memory is that of its largest image so far; after a very large
 * one they are given back. Used by one thread.
 */
public final class ImageProcessor implements AutoCloseable {
  /** Past this many pixels, keeping the buffers costs more than making them. */
  private static final long KEPT_PIXELS = 24_000_000;

  private final Recipe recipe;
  private final ImageDecoder decoder;
  private final List<Applier> appliers;
  private final ImageEnd end;
  private final Thumbnailer thumbnailer;
  private String thumbnailBefore = "";
  private String thumbnailAfter = "";

  /** Encodes the images; throws IllegalStateException where OpenCV does not load. */
  public ImageProcessor(Recipe recipe) {
    this(recipe, () -> new EncodedEnd((Encode) recipe.ending()));
  }

  private ImageProcessor(Recipe recipe, Supplier<ImageEnd> end) {
    OpenCv.load();
    this.recipe = recipe;
    this.decoder = new ImageDecoder();
    this.appliers = recipe.pixelOperations().stream().map(Appliers::of).toList();
    this.end = end.get();
    this.thumbnailer = new Thumbnailer();
  }

  /** Makes the input of a model of them; throws IllegalStateException like the constructor. */
  public static ImageProcessor ofTensors(Recipe recipe, TensorShape shape, ModelInput input) {
    return new ImageProcessor(recipe, () -> new TensorEnd(shape, input));
  }

  /** Processes the first {@code length} bytes, whose header says {@code stored}. */
  public Processed process(byte[] bytes, int length, Stored stored) {
    return process(bytes, length, stored, false);
  }

  /** The same, keeping a {@link #thumbnail} as well. */
  public Processed processWithThumbnail(byte[] bytes, int length, Stored stored) {
    return process(bytes, length, stored, true);
  }

  private Processed process(byte[] bytes, int length, Stored stored, boolean thumbnail) {
    long start = System.nanoTime();
    Mat image;
    try {
      image = decoder.decode(bytes, length, stored.orientationToApply(), stored.reduction(recipe));
    } catch (CvException e) {
      return new Processed.Refused(
          RejectReason.CORRUPT, firstLine(e), new StageNanos(System.nanoTime() - start, 0, 0));
    }
    long decoded = System.nanoTime();
    if (image.empty()) {
      return new Processed.Refused(
          RejectReason.CORRUPT,
          "the decoder refuses the content",
          new StageNanos(decoded - start, 0, 0));
    }
    boolean large = image.total() > KEPT_PIXELS;
    thumbnailBefore = thumbnail ? thumbnailer.of(image) : "";
    try {
      Extent extent = new Extent(image.width(), image.height());
      ImageContext context = new ImageContext(stored.upright(), extent);
      return operate(image, context, decoded - start, thumbnail);
    } finally {
      if (large) {
        releaseBuffers();
      }
    }
  }

  private Processed operate(
      Mat decoded, ImageContext context, long decodeNanos, boolean thumbnail) {
    long start = System.nanoTime();
    Mat image = decoded;
    try {
      for (Applier applier : appliers) {
        image = applier.apply(image, context);
      }
      Processed ended =
          end.end(image, context, new StageNanos(decodeNanos, System.nanoTime() - start, 0));
      thumbnailAfter = thumbnail ? thumbnailer.of(image) : "";
      return ended;
    } catch (CvException e) {
      return new Processed.Refused(
          RejectReason.OPERATION_FAILED,
          firstLine(e),
          new StageNanos(decodeNanos, System.nanoTime() - start, 0));
    }
  }

  /** OpenCV's message without the path of its build machine. */
  static String firstLine(CvException e) {
    String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return line.replaceAll("(?:/[^/\\s:]+)+/([^/\\s:]+:\\d+)", "$1").replace("cv::Exception: ", "");
  }

  /** Of the last image processed with one. */
  public Optional<Thumbnail> thumbnail(String path) {
    return thumbnailBefore.isEmpty() || thumbnailAfter.isEmpty()
        ? Optional.empty()
        : Optional.of(Thumbnailer.pair(path, thumbnailBefore, thumbnailAfter));
  }

  private void releaseBuffers() {
    decoder.close();
    appliers.forEach(Applier::close);
  }

  @Override
  public void close() {
    releaseBuffers();
    end.close();
    thumbnailer.close();
  }
}
