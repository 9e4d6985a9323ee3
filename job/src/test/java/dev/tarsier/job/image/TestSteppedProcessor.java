package dev.tarsier.job.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.image.fundus.FundusPainter;
import dev.tarsier.job.recipe.AdaptiveThreshold;
import dev.tarsier.job.recipe.BuiltInRecipes;
import dev.tarsier.job.recipe.Encode;
import dev.tarsier.job.recipe.Extent;
import dev.tarsier.job.recipe.Grayscale;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.request.ImageFormat;
import java.util.Base64;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

class TestSteppedProcessor {
  private static final int UPRIGHT = 1;
  private static final int LIES_ON_ITS_SIDE = 6;
  private static final Recipe RETINA = BuiltInRecipes.byName().get("retina");

  @BeforeAll
  static void load() {
    OpenCv.load();
  }

  private static Stepped steps(Recipe recipe, byte[] image, int orientation) {
    try (SteppedProcessor processor = new SteppedProcessor(recipe, 256)) {
      return processor.process(image, image.length, ImageFixture.stored(image, orientation));
    }
  }

  private static Mat decoded(Picture picture) {
    return Imgcodecs.imdecode(
        new MatOfByte(Base64.getDecoder().decode(picture.base64())), Imgcodecs.IMREAD_UNCHANGED);
  }

  @Test
  void theLastStepIsWhatTheJobWrites() {
    byte[] fundus = ImageFixture.encoded(FundusPainter.paint(5, 400, 300));

    Stepped stepped = steps(RETINA, fundus, UPRIGHT);

    assertThat(stepped.failure()).isEmpty();
    assertThat(stepped.steps()).hasSize(1 + RETINA.operations().size());
    try (ImageProcessor processor = new ImageProcessor(RETINA)) {
      Processed.Encoded written =
          (Processed.Encoded)
              processor.process(fundus, fundus.length, ImageFixture.stored(fundus, UPRIGHT));
      Stepped.Step last = stepped.steps().get(6);
      assertThat(last.encodedBytes()).isEqualTo(written.length());
      Mat shown = decoded(last.picture());
      Mat expected = Imgcodecs.imdecode(new MatOfByte(written.bytes()), Imgcodecs.IMREAD_UNCHANGED);
      assertThat(Core.norm(shown, expected, Core.NORM_INF)).isZero();
      assertThat(last.facts().upperShare())
          .isEqualTo((double) Core.countNonZero(expected) / expected.total());
    }
  }

  @Test
  void everyStepIsTheOneBeforeWithOneOperation() {
    List<Stepped.Step> steps =
        steps(RETINA, ImageFixture.encoded(FundusPainter.paint(5, 200, 180)), 1).steps();

    Mat grey = new Mat();
    Imgproc.cvtColor(decoded(steps.get(1).picture()), grey, Imgproc.COLOR_BGR2GRAY);
    assertThat(Core.norm(grey, decoded(steps.get(2).picture()), Core.NORM_INF)).isZero();
    assertThat(steps.stream().map(step -> step.facts().channels()))
        .containsExactly(3, 3, 1, 1, 1, 1, 1);
    assertThat(steps.stream().map(step -> step.facts().twoValued()))
        .containsExactly(false, false, false, true, true, true, true);
    assertThat(steps.stream().map(Stepped.Step::nanos)).allMatch(nanos -> nanos > 0);
  }

  @Test
  void theDecodedImageStandsUpright() {
    PixelFacts facts =
        steps(RETINA, ImageFixture.encoded(FundusPainter.paint(5, 120, 80)), LIES_ON_ITS_SIDE)
            .steps()
            .get(0)
            .facts();

    assertThat(facts.width()).isEqualTo(80);
    assertThat(facts.height()).isEqualTo(120);
  }

  @Test
  void largePicturesShrinkAndThoseOfTwoValuesDoNot() {
    List<Stepped.Step> steps =
        steps(RETINA, ImageFixture.encoded(FundusPainter.paint(5, 1000, 500)), 1).steps();

    Picture colour = steps.get(0).picture();
    assertThat(colour)
        .extracting(Picture::mediaType, Picture::width, Picture::height, Picture::hardEdges)
        .containsExactly("image/jpeg", 256, 128, false);
    Picture map = steps.get(5).picture();
    assertThat(map)
        .extracting(Picture::mediaType, Picture::width, Picture::height, Picture::hardEdges)
        .containsExactly("image/png", 1000, 500, true);
    assertThat(decoded(map).size()).isEqualTo(new Size(1000, 500));
  }

  @Test
  void twoValuesNeedNotBeBlackAndWhite() {
    Recipe half =
        new Recipe(
            "half",
            List.of(
                new Grayscale(),
                new AdaptiveThreshold(
                    AdaptiveThreshold.Method.MEAN, AdaptiveThreshold.Type.BINARY, 100, 11, 2),
                Encode.DEFAULT));

    Stepped.Step step =
        steps(half, ImageFixture.encoded(FundusPainter.paint(5, 100, 100)), 1).steps().get(2);

    assertThat(step.facts().twoValued()).isTrue();
    assertThat(step.facts().mean()).isCloseTo(100 * step.facts().upperShare(), Offset.offset(1e-9));
    assertThat(Core.minMaxLoc(decoded(step.picture())).maxVal).isEqualTo(100);
  }

  @Test
  void plainImages() {
    assertThat(facts(0).upperShare()).isZero();
    assertThat(facts(255).upperShare()).isEqualTo(1);
    assertThat(facts(90).upperShare()).isEqualTo(PixelFacts.MANY_VALUES);
  }

  private static PixelFacts facts(int value) {
    return PixelFacts.of(new Mat(10, 10, CvType.CV_8UC1, new Scalar(value)));
  }

  @Test
  void theStepsBeforeAFailureStay() {
    Recipe colour = new Recipe("colour", List.of(AdaptiveThreshold.DEFAULT, Encode.DEFAULT));

    Stepped stepped = steps(colour, ImageFixture.encoded(FundusPainter.paint(5, 100, 80)), UPRIGHT);

    assertThat(stepped.steps()).hasSize(1);
    assertThat(stepped.failure()).contains("error: (-215:Assertion failed) src.type() == CV_8UC1");
  }

  @Test
  void whatIsNoImageHasNoSteps() {
    Stored stored = new Stored(ImageFormat.PNG, new Extent(10, 10), UPRIGHT);
    Stepped stepped;
    try (SteppedProcessor processor = new SteppedProcessor(RETINA, 256)) {
      stepped = processor.process(new byte[100], 100, stored);
    }

    assertThat(stepped.steps()).isEmpty();
    assertThat(stepped.failure()).isEqualTo("the decoder refuses the content");
  }
}
