package dev.tarsier.job.image;

import static dev.tarsier.job.image.ImageFixture.apply;
import static dev.tarsier.job.image.ImageFixture.distance;
import static dev.tarsier.job.image.ImageFixture.grey;
import static dev.tarsier.job.image.ImageFixture.noise;
import static dev.tarsier.job.image.ImageFixture.refused;
import static dev.tarsier.job.image.ImageFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tarsier.job.recipe.Crop;
import dev.tarsier.job.recipe.Extent;
import dev.tarsier.job.recipe.Grayscale;
import dev.tarsier.job.recipe.Pad;
import dev.tarsier.job.recipe.Resize;
import dev.tarsier.job.recipe.Resize.Mode;
import dev.tarsier.job.report.RejectReason;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Size;

class TestResizeAndCrop {
  private static final int[] EDGE = {10, 20, 200, 190, 60, 90};

  @BeforeAll
  static void load() {
    OpenCv.load();
  }

  @ParameterizedTest
  @CsvSource({
    "NO, 300, 200, 300, 200",
    "KEEP_RATIO, 300, 200, 96, 64",
    "KEEP_RATIO_LARGEST, 300, 200, 64, 43",
    "CENTER_CROP, 300, 200, 64, 64",
    "BORDER, 300, 200, 64, 64",
    "KEEP_RATIO, 40, 30, 85, 64",
    "KEEP_RATIO_LARGEST, 30, 40, 48, 64",
    "CENTER_CROP, 30, 40, 64, 64",
    "BORDER, 30, 40, 64, 64"
  })
  void everyModeMakesItsSize(Mode mode, int width, int height, int toWidth, int toHeight) {
    Mat image = noise(3, width, height);
    Resize resize = Resize.to(mode, 64);

    assertThat(apply(image, resize).size()).isEqualTo(new Size(toWidth, toHeight));
    Mat grey = apply(image, new Grayscale(), resize);
    assertThat(grey.size()).isEqualTo(new Size(toWidth, toHeight));
    assertThat(grey.channels()).isOne();
  }

  @Test
  void smallerIsTheMeanOfWhatItStandsFor() {
    Mat image = grey(new int[] {0, 40, 8, 9}, new int[] {80, 121, 9, 8});

    int[][] halved = rows(apply(image, Resize.to(Mode.KEEP_RATIO, 1)), 0);

    assertThat(halved).isDeepEqualTo(new int[][] {{60, 9}});
  }

  @ParameterizedTest
  @EnumSource(Resize.Up.class)
  void largerIsInterpolatedByTheKernelOfThatName(Resize.Up up) {
    Mat image = grey(EDGE, EDGE, EDGE, EDGE, EDGE, EDGE);
    Resize resize = new Resize(Mode.KEEP_RATIO, 15, up, false, "white");
    DoubleUnaryOperator kernel =
        up == Resize.Up.CUBIC ? TestResizeAndCrop::cubic : TestResizeAndCrop::lanczos;

    int[][] enlarged = rows(apply(image, resize), 0);

    for (int x = 0; x < 15; x++) {
      assertThat((double) enlarged[7][x]).isCloseTo(interpolated(x, 15, kernel), within(1.0));
    }
  }

  /** Of {@link #EDGE}, its ends repeated without end. */
  private static double interpolated(int x, int width, DoubleUnaryOperator kernel) {
    double at = (x + 0.5) * EDGE.length / width - 0.5;
    double sum = 0;
    double weights = 0;
    for (int i = (int) Math.floor(at) - 3; i <= Math.floor(at) + 4; i++) {
      double weight = kernel.applyAsDouble(at - i);
      weights += weight;
      sum += weight * EDGE[Math.min(EDGE.length - 1, Math.max(0, i))];
    }
    return Math.min(255, Math.max(0, sum / weights));
  }

  /** Keys' cubic convolution with OpenCV's a of -0.75. */
  private static double cubic(double signed) {
    double d = Math.abs(signed);
    double a = -0.75;
    if (d < 1) {
      return ((a + 2) * d - (a + 3)) * d * d + 1;
    }
    return d < 2 ? ((a * d - 5 * a) * d + 8 * a) * d - 4 * a : 0;
  }

  private static double lanczos(double d) {
    return Math.abs(d) < 4 ? sinc(d) * sinc(d / 4) : 0;
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  @Test
  void centerCropIsTheMiddleOfKeepRatio() {
    Mat image = noise(4, 301, 200);

    Mat whole = apply(image, Resize.to(Mode.KEEP_RATIO, 64));
    Mat cropped = apply(image, Resize.to(Mode.CENTER_CROP, 64));

    assertThat(whole.size()).isEqualTo(new Size(96, 64));
    assertThat(distance(cropped, whole.submat(new Rect(16, 0, 64, 64)))).isZero();
  }

  @Test
  void borderSurroundsKeepRatioLargest() {
    Mat image = noise(4, 300, 200);
    Resize teal = new Resize(Mode.BORDER, 64, Resize.Up.LANCZOS, false, "teal");

    Mat whole = apply(image, Resize.to(Mode.KEEP_RATIO_LARGEST, 64));
    Mat bordered = apply(image, teal);

    assertThat(whole.size()).isEqualTo(new Size(64, 43));
    assertThat(distance(bordered.submat(new Rect(0, 10, 64, 43)), whole)).isZero();
    assertThat(bordered.get(9, 5)).containsExactly(128, 128, 0);
    assertThat(bordered.get(53, 5)).containsExactly(128, 128, 0);
    assertThat(apply(image, new Grayscale(), teal).get(0, 0)).containsExactly(90);
    assertThat(apply(image, Resize.to(Mode.BORDER, 64)).get(0, 0)).containsExactly(255, 255, 255);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void onlyIfBiggerLeavesASmallImageWhole(Mode mode) {
    Mat image = noise(4, 60, 50);
    Resize resize = new Resize(mode, 64, Resize.Up.CUBIC, true, "white");

    assertThat(distance(apply(image, resize), image)).isZero();
  }

  @Test
  void anEnlargementWithoutEndIsRefused() {
    Mat strip = noise(4, 8000, 1);

    Processed.Refused refused = refused(strip, Resize.to(Mode.KEEP_RATIO, 256));

    assertThat(refused.reason()).isEqualTo(RejectReason.OPERATION_FAILED);
    assertThat(refused.detail()).isEqualTo("resize would make 2048000 x 256 pixels of it");
  }

  @Test
  void aStripDoesNotVanish() {
    Mat strip = noise(4, 400, 1);

    assertThat(apply(strip, Resize.to(Mode.KEEP_RATIO_LARGEST, 64)).size())
        .isEqualTo(new Size(64, 1));
  }

  @ParameterizedTest
  @CsvSource({"5, 3, 3, 2", "4, 4, 3, 2", "9, 7, 1, 0"})
  void cropTakesTheMiddle(int width, int height, int left, int top) {
    Mat image = noise(5, 11, 8);

    Mat cropped = apply(image, new Crop(width, height, -1, -1));

    assertThat(distance(cropped, image.submat(new Rect(left, top, width, height)))).isZero();
  }

  @Test
  void cropTakesWhereItIsTold() {
    Mat image = noise(5, 20, 10);

    assertThat(distance(apply(image, new Crop(6, 4, 14, 6)), image.submat(new Rect(14, 6, 6, 4))))
        .isZero();
    assertThat(
            distance(
                apply(image, new Grayscale(), new Crop(6, 4, 0, -1)),
                apply(image.submat(new Rect(0, 3, 6, 4)), new Grayscale())))
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({"21, 5, -1, -1", "5, 11, -1, -1", "6, 4, 15, 0", "6, 4, 0, 7"})
  void cropThatDoesNotFitIsRefused(int width, int height, int x, int y) {
    Processed.Refused refused = refused(noise(5, 20, 10), new Crop(width, height, x, y));

    assertThat(refused.reason()).isEqualTo(RejectReason.OPERATION_FAILED);
    assertThat(refused.detail())
        .isEqualTo("crop of " + width + " x " + height + " does not fit into 20 x 10 pixels");
  }

  @Test
  void theContextKnowsWhereTheImageLiesOnItsSource() {
    ImageContext context = new ImageContext(new Extent(1200, 800), new Extent(300, 200));
    Mat image = noise(6, 300, 200);

    image = new ResizeApplier(Resize.to(Mode.CENTER_CROP, 100)).apply(image, context);
    image = new CropApplier(new Crop(50, 40, 10, 20)).apply(image, context);
    image = new PadApplier(new Pad(60, 60, Pad.BorderType.CONSTANT, "red")).apply(image, context);

    assertThat(image.size()).isEqualTo(new Size(60, 60));
    // Scaled to 150 x 100, 25 cut off at the left; then 10 and 20; then 5 and 10 put back.
    assertThat(context.sourceX(0)).isCloseTo((25 + 10 - 5) * 8.0, within(1e-9));
    assertThat(context.sourceY(0)).isCloseTo((20 - 10) * 8.0, within(1e-9));
    assertThat(context.sourceX(60) - context.sourceX(0)).isCloseTo(480, within(1e-9));
  }
}
