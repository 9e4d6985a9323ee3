package dev.tarsier.job.image;

import static dev.tarsier.job.image.ImageFixture.decoded;
import static dev.tarsier.job.image.ImageFixture.encoded;
import static dev.tarsier.job.image.ImageFixture.process;
import static dev.tarsier.job.image.ImageFixture.recipe;
import static dev.tarsier.job.image.ImageFixture.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.image.fundus.FundusPainter;
import dev.tarsier.job.recipe.BuiltInRecipes;
import dev.tarsier.job.recipe.Clahe;
import dev.tarsier.job.recipe.Encode;
import dev.tarsier.job.recipe.Grayscale;
import dev.tarsier.job.recipe.Morphology;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.report.RejectReason;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

class TestImageProcessor {
  @BeforeAll
  static void load() {
    OpenCv.load();
  }

  @Test
  void retinaIsWhatOpenCvGivesStepByStep() {
    Mat fundus = FundusPainter.paint(5, 700, 700);
    byte[] png = encoded(fundus);

    Mat expected = Imgcodecs.imdecode(new MatOfByte(png), Imgcodecs.IMREAD_COLOR);
    Mat green = new Mat();
    Core.extractChannel(expected, green, 1);
    Imgproc.createCLAHE(2.0, new Size(8, 8)).apply(green, green);
    Core.insertChannel(green, expected, 1);
    Imgproc.cvtColor(expected, expected, Imgproc.COLOR_BGR2GRAY);
    Imgproc.adaptiveThreshold(
        expected, expected, 255, Imgproc.ADAPTIVE_THRESH_GAUSSIAN_C, Imgproc.THRESH_BINARY, 11, 2);
    Mat ellipse = Imgproc.getStructuringElement(Imgproc.MORPH_ELLIPSE, new Size(3, 3));
    Imgproc.morphologyEx(expected, expected, Imgproc.MORPH_OPEN, ellipse);
    Imgproc.morphologyEx(expected, expected, Imgproc.MORPH_CLOSE, ellipse);

    Mat actual = decoded(process(BuiltInRecipes.byName().get("retina"), png), true);
    assertThat(Core.norm(actual, expected, Core.NORM_INF)).isZero();
    assertThat(Core.countNonZero(actual)).isBetween(100_000, 480_000);
  }

  @Test
  void retinaWritesOneBitAPixel() {
    byte[] png = encoded(FundusPainter.paint(6, 300, 300));
    byte[] written = process(BuiltInRecipes.byName().get("retina"), png);
    // IHDR: bit depth at byte 24, colour type (0: grey) at byte 25.
    assertThat(HexFormat.of().formatHex(written, 24, 26)).isEqualTo("0100");
  }

  @Test
  void buffersOfOneImageDoNotShowInTheNext() {
    byte[] large = encoded(FundusPainter.paint(7, 500, 400));
    byte[] small = encoded(FundusPainter.paint(8, 120, 100));
    Recipe retina = BuiltInRecipes.byName().get("retina");
    byte[] alone = process(retina, small);
    try (ImageProcessor processor = new ImageProcessor(retina)) {
      for (byte[] image : List.of(large, small, large, small)) {
        Processed.Encoded result =
            (Processed.Encoded) processor.process(image, image.length, stored(image, 1));
        if (image == small) {
          assertThat(Arrays.copyOf(result.bytes(), result.length())).isEqualTo(alone);
        }
      }
    }
  }

  @Test
  void theContentOfABrokenImageIsRefused() {
    byte[] png = encoded(FundusPainter.paint(9, 200, 200));
    Stored stored = stored(png, 1);
    Arrays.fill(png, 60, 400, (byte) 0x5a);
    try (ImageProcessor processor = new ImageProcessor(BuiltInRecipes.byName().get("retina"))) {
      Processed.Refused refused = (Processed.Refused) processor.process(png, png.length, stored);
      assertThat(refused.reason()).isEqualTo(RejectReason.CORRUPT);
      assertThat(refused.detail()).isEqualTo("the decoder refuses the content");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1,0 1 2 3",
    "2,1 0 3 2",
    "3,3 2 1 0",
    "4,2 3 0 1",
    "5,0 2 1 3",
    "6,2 0 3 1",
    "7,3 1 2 0",
    "8,1 3 0 2"
  })
  void exifOrientationTurnsTheImageUpright(int orientation, String expected) {
    Mat corners = new Mat(2, 2, CvType.CV_8UC1);
    corners.put(0, 0, new byte[] {0, 1, 2, 3});
    Recipe grey = new Recipe("grey", List.of(new Grayscale(), Encode.DEFAULT));
    byte[] png = encoded(corners);
    try (ImageProcessor processor = new ImageProcessor(grey)) {
      Processed.Encoded result =
          (Processed.Encoded) processor.process(png, png.length, stored(png, orientation));
      Mat upright = decoded(Arrays.copyOf(result.bytes(), result.length()), true);
      byte[] pixels = new byte[4];
      upright.get(0, 0, pixels);
      assertThat(pixels[0] + " " + pixels[1] + " " + pixels[2] + " " + pixels[3])
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource(Morphology.Kind.class)
  void morphologyDoesWhatItsNameSays(Morphology.Kind kind) {
    Mat square = Mat.zeros(9, 9, CvType.CV_8UC1);
    square.submat(3, 6, 3, 6).setTo(new Scalar(255));
    Recipe recipe = recipe(new Grayscale(), new Morphology(kind, Morphology.Shape.RECT, 3, 1));
    int white = Core.countNonZero(decoded(process(recipe, encoded(square)), true));
    int expected =
        switch (kind) {
          case ERODE -> 1;
          case DILATE -> 25;
          case OPEN, CLOSE -> 9;
          case GRADIENT -> 24;
        };
    assertThat(white).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(Clahe.Channel.class)
  void claheTouchesItsChannelOnly(Clahe.Channel channel) {
    Mat fundus = FundusPainter.paint(10, 200, 200);
    Mat result = decoded(process(recipe(new Clahe(channel, 4.0, 4)), encoded(fundus)), false);
    List<Clahe.Channel> planes =
        List.of(Clahe.Channel.BLUE, Clahe.Channel.GREEN, Clahe.Channel.RED);
    for (int plane = 0; plane < planes.size(); plane++) {
      Mat before = new Mat();
      Mat after = new Mat();
      Core.extractChannel(fundus, before, plane);
      Core.extractChannel(result, after, plane);
      boolean changed = Core.norm(before, after, Core.NORM_INF) > 0;
      assertThat(changed).isEqualTo(planes.get(plane) == channel);
    }
  }

  @ParameterizedTest
  @CsvSource({"JPEG,ffd8ff", "WEBP,52494646", "PNG,89504e47"})
  void encodeWritesTheFormatAskedFor(Encode.Format format, String magic) {
    Recipe recipe = new Recipe("copy", List.of(new Encode(format, false, -1, 90)));
    byte[] written = process(recipe, encoded(FundusPainter.paint(11, 80, 64)));
    assertThat(HexFormat.of().formatHex(written)).startsWith(magic);
    assertThat(decoded(written, false).size()).isEqualTo(new Size(80, 64));
  }

  @Test
  void smallerLevelsOfCompressionWriteMoreBytes() {
    byte[] image = encoded(FundusPainter.paint(12, 200, 200));
    Encode none = new Encode(Encode.Format.PNG, false, 0, 95);
    Encode best = new Encode(Encode.Format.PNG, false, 9, 95);
    assertThat(process(new Recipe("none", List.of(none)), image).length)
        .isGreaterThan(process(new Recipe("best", List.of(best)), image).length);
  }

  @Test
  void thumbnailsAreSmallJpegsOfBeforeAndAfter() {
    byte[] image = encoded(FundusPainter.paint(13, 900, 600));
    try (ImageProcessor processor = new ImageProcessor(BuiltInRecipes.byName().get("retina"))) {
      processor.processWithThumbnail(image, image.length, stored(image, 1));
      var thumbnail = processor.thumbnail("eye.png").orElseThrow();
      Mat before = decoded(Base64.getDecoder().decode(thumbnail.before()), false);
      Mat after = decoded(Base64.getDecoder().decode(thumbnail.after()), false);
      assertThat(before.size()).isEqualTo(new Size(320, 213));
      assertThat(after.size()).isEqualTo(before.size());
      processor.process(image, image.length, stored(image, 1));
      assertThat(processor.thumbnail("eye.png")).isEmpty();
    }
  }
}
