package dev.tarsier.job.image;

import static dev.tarsier.job.image.ImageFixture.distance;
import static dev.tarsier.job.image.ImageFixture.encoded;
import static dev.tarsier.job.image.ImageFixture.noise;
import static dev.tarsier.job.image.ImageFixture.recipe;
import static dev.tarsier.job.image.ImageFixture.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tarsier.job.image.fundus.FundusPainter;
import dev.tarsier.job.recipe.BlurRegions;
import dev.tarsier.job.recipe.BuiltInRecipes;
import dev.tarsier.job.recipe.CropRegions;
import dev.tarsier.job.recipe.DetectFaces;
import dev.tarsier.job.recipe.Extent;
import dev.tarsier.job.recipe.Grayscale;
import dev.tarsier.job.recipe.Operation;
import dev.tarsier.job.recipe.Outline;
import dev.tarsier.job.recipe.Resize;
import dev.tarsier.job.report.Region;
import dev.tarsier.job.report.Region.Box;
import dev.tarsier.job.report.Regions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;

class TestFaces {
  private static final Path PHOTOGRAPHS = Path.of("../../shared/data/images");

  @BeforeAll
  static void load() {
    OpenCv.load();
  }

  private static Mat twoFaces() {
    Mat image = PaintedFaces.wall(640, 480);
    PaintedFaces.paint(image, 150, 200, 160);
    PaintedFaces.paint(image, 450, 240, 100);
    return image;
  }

  private static Processed.Encoded process(byte[] image, Operation... operations) {
    try (ImageProcessor processor = new ImageProcessor(recipe(operations))) {
      return (Processed.Encoded) processor.process(image, image.length, stored(image, 1));
    }
  }

  private static List<Region> found(Mat image, Operation... operations) {
    Regions regions = process(encoded(image), operations).regions();
    assertThat(regions.searched()).isTrue();
    return regions.found();
  }

  /** Whether the box's middle is near a point and its side about as long. */
  private static void assertAround(Box box, int x, int y, int side) {
    assertThat(box.x() + box.width() / 2).isBetween(x - side / 6, x + side / 6);
    assertThat(box.y() + box.height() / 2).isBetween(y - side / 6, y + side / 3);
    assertThat(box.width()).isBetween(side * 3 / 4, side * 3 / 2).isEqualTo(box.height());
  }

  @ParameterizedTest
  @ValueSource(strings = {"frontalface-alt2", "frontalface-default"})
  void everyBuiltInCascadeFindsPaintedFaces(String cascade) {
    List<Region> faces = found(twoFaces(), new DetectFaces(cascade, 1.1, 5, 30));

    assertThat(faces).hasSize(2);
    assertAround(faces.get(0).box(), 150, 200, 160);
    assertAround(faces.get(1).box(), 450, 240, 100);
    assertThat(faces.get(0).source()).isEqualTo(faces.get(0).box());
  }

  @Test
  void aGreyImageHasTheSameFaces() {
    assertThat(found(twoFaces(), new Grayscale(), DetectFaces.DEFAULT))
        .isEqualTo(found(twoFaces(), DetectFaces.DEFAULT));
  }

  @Test
  void facesBelowTheSmallestSizeAreNotSought() {
    DetectFaces large = new DetectFaces("frontalface-alt2", 1.1, 5, 180);

    assertThat(found(twoFaces(), large)).hasSize(1);
  }

  @Test
  void eyeGroundsHaveNoFace() {
    for (int seed = 0; seed < 4; seed++) {
      assertThat(found(FundusPainter.paint(seed, 500, 400), DetectFaces.DEFAULT)).isEmpty();
    }
  }

  /** One portrait; a cat, a cup, galaxies and an eye ground. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "astronaut.png 1",
        "chelsea.png 0",
        "coffee.png 0",
        "hubble_deep_field.jpg 0",
        "retina.jpg 0"
      })
  void photographs(String nameAndFaces) throws IOException {
    String[] pair = nameAndFaces.split(" ", -1);
    Path photograph = PHOTOGRAPHS.resolve(pair[0]);
    assumeThat(photograph).as("the photographs are not there").isRegularFile();
    byte[] bytes = Files.readAllBytes(photograph);

    Regions regions = process(bytes, DetectFaces.DEFAULT).regions();

    assertThat(regions.found()).hasSize(Integer.parseInt(pair[1]));
    regions.found().forEach(face -> assertAround(face.box(), 223, 115, 93));
  }

  @Test
  void nothingIsToldWhereNothingIsSought() {
    assertThat(process(encoded(noise(1, 20, 20)), new Grayscale()).regions())
        .isEqualTo(Regions.NONE);
  }

  @Test
  void boxesGoWithTheImageAndStayOnTheSource() {
    Mat image = twoFaces();
    List<Region> whole = found(image, DetectFaces.DEFAULT);
    List<Region> halved =
        found(image, DetectFaces.DEFAULT, Resize.to(Resize.Mode.CENTER_CROP, 240));

    // 640 x 480 becomes 320 x 240, and 40 are cut off at the left.
    Box before = whole.get(1).source();
    assertThat(halved).hasSize(2);
    assertThat(halved.get(1).source()).isEqualTo(before);
    assertThat(halved.get(1).box().x()).isEqualTo(Math.round(before.x() / 2.0) - 40);
    assertThat(halved.get(1).box().y()).isEqualTo(Math.round(before.y() / 2.0));
    // The first face began left of the cut.
    Box first = whole.get(0).source();
    assertThat(halved.get(0).box().x()).isEqualTo(Math.max(0, Math.round(first.x() / 2.0) - 40));
  }

  @Test
  void aFaceThatWasCutOffIsNotTold() {
    ImageContext context = new ImageContext(new Extent(100, 100), new Extent(50, 50));
    context.found(List.of(new Rect(2, 4, 10, 10), new Rect(30, 30, 10, 10)));
    context.moved(25, 25);
    Mat corner = noise(1, 25, 25);

    assertThat(context.regions(corner)).containsExactly(new Rect(5, 5, 10, 10));
    assertThat(context.report(corner).found())
        .containsExactly(new Region(new Box(5, 5, 10, 10), new Box(60, 60, 20, 20)));
  }

  @Test
  void outlinesAreDrawnOnEveryRegion() {
    Mat image = twoFaces();
    Processed.Encoded result =
        process(encoded(image), DetectFaces.DEFAULT, new Outline("#ff8000", 3));
    Mat outlined = Imgcodecs.imdecode(new MatOfByte(result.bytes()), Imgcodecs.IMREAD_COLOR);

    for (Region face : result.regions().found()) {
      Box box = face.box();
      assertThat(outlined.get(box.y(), box.x())).containsExactly(0, 128, 255);
      assertThat(outlined.get(box.y() + box.height() - 1, box.x() + box.width() - 1))
          .containsExactly(0, 128, 255);
      Rect inside = new Rect(box.x() + 4, box.y() + 4, box.width() - 8, box.height() - 8);
      assertThat(distance(outlined.submat(inside), image.submat(inside))).isZero();
    }
    assertThat(distance(outlined.submat(new Rect(0, 0, 640, 60)), image.submat(0, 60, 0, 640)))
        .isZero();
  }

  @ParameterizedTest
  @EnumSource(BlurRegions.Method.class)
  void blurLeavesNothingToDetectAndTheRestAsItWas(BlurRegions.Method method) {
    Mat image = twoFaces();
    BlurRegions blur = new BlurRegions(method, 6, 0.1);
    Processed.Encoded result = process(encoded(image), DetectFaces.DEFAULT, blur);
    Mat blurred = Imgcodecs.imdecode(new MatOfByte(result.bytes()), Imgcodecs.IMREAD_COLOR);

    assertThat(result.regions().found()).hasSize(2);
    assertThat(found(blurred, DetectFaces.DEFAULT)).isEmpty();
    assertThat(distance(blurred.submat(0, 60, 0, 640), image.submat(0, 60, 0, 640))).isZero();
  }

  @Test
  void pixelsOfACellAreItsMean() {
    Mat image = noise(2, 60, 40);
    ImageContext context = ImageContext.of(image);
    context.found(List.of(new Rect(10, 10, 20, 20)));
    Mat before = image.clone();

    new BlurRegionsApplier(new BlurRegions(BlurRegions.Method.PIXELATE, 2, 0))
        .apply(image, context);

    double sum = 0;
    for (int i = 0; i < 100; i++) {
      sum += before.get(10 + i / 10, 20 + i % 10)[1];
    }
    assertThat(image.get(12, 28)[1]).isEqualTo(Math.rint(sum / 100));
    assertThat(image.get(19, 20)).isEqualTo(image.get(10, 29));
    assertThat(image.get(9, 9)).isEqualTo(before.get(9, 9));
  }

  @Test
  void cropKeepsTheLargestOrAllWithRoomAround() {
    Mat image = noise(3, 100, 80);
    Rect small = new Rect(4, 8, 10, 10);
    Rect large = new Rect(50, 30, 20, 20);

    assertThat(cropped(image, new CropRegions(CropRegions.Keep.LARGEST, 0.5), small, large))
        .isEqualTo(new Rect(40, 20, 40, 40));
    assertThat(cropped(image, new CropRegions(CropRegions.Keep.ALL, 0), small, large))
        .isEqualTo(new Rect(4, 8, 66, 42));
    assertThat(cropped(image, new CropRegions(CropRegions.Keep.LARGEST, 1), small))
        .isEqualTo(new Rect(0, 0, 24, 28));
    assertThat(cropped(image, CropRegions.DEFAULT)).isEqualTo(new Rect(0, 0, 100, 80));
  }

  /** Where the cropped image lies on the whole one; its pixels are checked. */
  private static Rect cropped(Mat image, CropRegions operation, Rect... regions) {
    ImageContext context = ImageContext.of(image);
    context.found(List.of(regions));
    Mat result = new CropRegionsApplier(operation).apply(image, context);
    Rect place =
        new Rect(
            (int) context.sourceX(0), (int) context.sourceY(0), result.width(), result.height());
    assertThat(distance(result, image.submat(place))).isZero();
    return place;
  }

  @Test
  void builtInRecipes() {
    byte[] portrait = PaintedFaces.portrait();
    for (String name : List.of("faces", "faces-blur", "faces-crop")) {
      try (ImageProcessor processor = new ImageProcessor(BuiltInRecipes.byName().get(name))) {
        Processed.Encoded result =
            (Processed.Encoded) processor.process(portrait, portrait.length, stored(portrait, 1));
        assertThat(result.regions().found()).hasSize(1);
        Size size = new Size(result.width(), result.height());
        assertThat(size.equals(new Size(320, 240))).isEqualTo(!name.equals("faces-crop"));
      }
    }
  }
}
