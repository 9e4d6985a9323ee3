package dev.tarsier.job.image;

import dev.tarsier.job.recipe.Extent;
import dev.tarsier.job.recipe.Resize;
import dev.tarsier.job.recipe.RgbColor;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Scales, then cuts the middle out or adds a border, as the mode says. */
final class ResizeApplier implements Applier {
  private final Resize operation;
  private final int up;
  private final RgbColor color;
  private final Mat scaled = new Mat();
  private final Mat framed = new Mat();

  ResizeApplier(Resize operation) {
    this.operation = operation;
    this.up =
        switch (operation.up()) {
          case LANCZOS -> Imgproc.INTER_LANCZOS4;
          case CUBIC -> Imgproc.INTER_CUBIC;
        };
    this.color = RgbColor.parse(operation.color());
  }

  @Override
  public Mat apply(Mat image) {
    return apply(image, ImageContext.of(image));
  }

  /** Goes by the size that the image would have had, had the decoder not made it smaller. */
  @Override
  public Mat apply(Mat image, ImageContext context) {
    Extent whole = context.extent(image);
    if (operation.leaves(whole)) {
      return image;
    }
    Extent from = new Extent(image.width(), image.height());
    Extent to = operation.scaled(whole);
    Mat result = to.equals(from) ? image : scaled(image, to, operation.shrinks(whole));
    context.resized(from, to);
    return framed(result, context);
  }

  private Mat scaled(Mat image, Extent to, boolean smaller) {
    if (!smaller) {
      Enlargement.check("resize", to);
    }
    Size size = new Size(to.width(), to.height());
    Imgproc.resize(image, scaled, size, 0, 0, smaller ? Imgproc.INTER_AREA : up);
    return scaled;
  }

  private Mat framed(Mat image, ImageContext context) {
    int left = (image.width() - operation.size()) / 2;
    int top = (image.height() - operation.size()) / 2;
    return switch (operation.mode()) {
      case NO, KEEP_RATIO, KEEP_RATIO_LARGEST -> image;
      case CENTER_CROP -> {
        context.moved(left, top);
        yield middle(image, left, top);
      }
      case BORDER -> {
        context.moved(left, top);
        yield bordered(image, -left, -top);
      }
    };
  }

  private Mat middle(Mat image, int left, int top) {
    Mat middle = image.submat(new Rect(left, top, operation.size(), operation.size()));
    middle.copyTo(framed);
    middle.release();
    return framed;
  }

  private Mat bordered(Mat image, int left, int top) {
    int right = operation.size() - image.width() - left;
    int bottom = operation.size() - image.height() - top;
    Core.copyMakeBorder(
        image,
        framed,
        top,
        bottom,
        left,
        right,
        Core.BORDER_CONSTANT,
        ColorScalar.of(color, image.channels()));
    return framed;
  }

  @Override
  public void close() {
    scaled.release();
    framed.release();
  }
}
