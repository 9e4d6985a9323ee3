package dev.tarsier.job.image;

import static dev.tarsier.job.image.ImageFixture.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tarsier.job.image.fundus.FundusPainter;
import dev.tarsier.job.recipe.Encode;
import dev.tarsier.job.recipe.Extent;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.recipe.Resize;
import dev.tarsier.job.recipe.Resize.Mode;
import dev.tarsier.job.request.ImageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;

/** A JPEG that is made smaller while it is decoded, beside one that is decoded whole first. */
class TestShrinkOnLoad {
  private static final double LEAST_DECIBELS = 35;
  private static final Path PHOTOGRAPHS = Path.of("../../shared/data/images");

  @BeforeAll
  static void load() {
    OpenCv.load();
  }

  @ParameterizedTest
  @CsvSource({
    "JPEG, KEEP_RATIO, 224, 447, 447, 1",
    "JPEG, KEEP_RATIO, 224, 895, 895, 2",
    "JPEG, KEEP_RATIO, 224, 3008, 1793, 4",
    "JPEG, CENTER_CROP, 224, 3585, 3585, 8",
    "JPEG, BORDER, 224, 9000, 100, 8",
    "JPEG, NO, 224, 9000, 9000, 1",
    "PNG, KEEP_RATIO, 224, 9000, 9000, 1",
    "WEBP, KEEP_RATIO, 224, 9000, 9000, 1"
  })
  void theLargestFactorLeavesTwiceTheTarget(
      ImageFormat format, Mode mode, int size, int width, int height, int factor) {
    Recipe recipe = new Recipe("small", List.of(Resize.to(mode, size), Encode.DEFAULT));

    assertThat(new Stored(format, new Extent(width, height), 1).reduction(recipe))
        .isEqualTo(factor);
    assertThat(new Stored(format, new Extent(height, width), 6).reduction(recipe))
        .isEqualTo(factor);
  }

  @Test
  void onlyAResizeInFrontTellsTheTarget() {
    Stored large = new Stored(ImageFormat.JPEG, new Extent(9000, 9000), 1);

    assertThat(large.reduction(new Recipe("copy", List.of(Encode.DEFAULT)))).isOne();
  }

  /** 4:2:0 as cameras write it. */
  @ParameterizedTest
  @ValueSource(ints = {100, 128, 224, 256, 300})
  void paintedFundusPhotographsStayTrue(int size) {
    for (int seed = 0; seed < 3; seed++) {
      byte[] jpeg = jpeg(FundusPainter.paint(seed, 1801, 1201));
      assertThat(decibels(jpeg, size)).isGreaterThanOrEqualTo(LEAST_DECIBELS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"retina.jpg", "hubble_deep_field.jpg"})
  void photographsStayTrue(String name) throws IOException {
    Path photograph = PHOTOGRAPHS.resolve(name);
    assumeThat(photograph).as("the photographs are not there").isRegularFile();
    for (int size : new int[] {64, 112, 200}) {
      assertThat(decibels(Files.readAllBytes(photograph), size))
          .isGreaterThanOrEqualTo(LEAST_DECIBELS);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6, 8})
  void theSizeIsThatOfAWholeDecode(int orientation) {
    byte[] jpeg = jpeg(FundusPainter.paint(1, 1001, 667));
    Recipe recipe = new Recipe("small", List.of(Resize.to(Mode.KEEP_RATIO, 100), Encode.DEFAULT));
    try (ImageProcessor processor = new ImageProcessor(recipe)) {
      Processed.Encoded result =
          (Processed.Encoded) processor.process(jpeg, jpeg.length, stored(jpeg, orientation));

      assertThat(Math.max(result.width(), result.height())).isEqualTo(150);
      assertThat(result.width() > result.height()).isEqualTo(orientation < 5);
    }
  }

  /** Peak signal to noise of the shrunk image against the one that was decoded whole. */
  private static double decibels(byte[] jpeg, int size) {
    Resize resize = Resize.to(Mode.KEEP_RATIO, size);
    Mat whole = Imgcodecs.imdecode(new MatOfByte(jpeg), Imgcodecs.IMREAD_COLOR);
    Mat expected = new ResizeApplier(resize).apply(whole);
    Recipe recipe = new Recipe("small", List.of(resize, Encode.DEFAULT));
    assertThat(stored(jpeg, 1).reduction(recipe)).isGreaterThan(1);
    try (ImageProcessor processor = new ImageProcessor(recipe)) {
      Processed.Encoded result =
          (Processed.Encoded) processor.process(jpeg, jpeg.length, stored(jpeg, 1));
      byte[] png = Arrays.copyOf(result.bytes(), result.length());
      return Core.PSNR(Imgcodecs.imdecode(new MatOfByte(png), Imgcodecs.IMREAD_COLOR), expected);
    }
  }

  private static byte[] jpeg(Mat image) {
    MatOfByte bytes = new MatOfByte();
    MatOfInt quality = new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, 92);
    assertThat(Imgcodecs.imencode(".jpg", image, bytes, quality)).isTrue();
    return bytes.toArray();
  }
}
