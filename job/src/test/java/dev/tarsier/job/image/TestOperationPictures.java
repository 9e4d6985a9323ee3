package dev.tarsier.job.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.image.fundus.FundusPainter;
import dev.tarsier.job.recipe.InvalidRecipeException;
import dev.tarsier.job.recipe.OperationExamples;
import dev.tarsier.job.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;

/** The pictures of {@code OPERATIONS.md} are what the operations make of painted images. */
class TestOperationPictures {
  private static final Path FOLDER = Path.of("../.github/operations");
  private static final long MOST_BYTES = 200_000;

  /** Of builds of OpenCV that differ by a grey value here and there. */
  private static final double LEAST_DECIBELS = 28;

  @BeforeAll
  static void load() {
    OpenCv.load();
  }

  @Test
  void picturesAreWhatTheOperationsMake() throws Exception {
    Map<String, Mat> pictures = pictures();
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(FOLDER);
      for (Map.Entry<String, Mat> picture : pictures.entrySet()) {
        Files.write(FOLDER.resolve(picture.getKey() + ".jpg"), jpeg(picture.getValue()));
      }
    }
    for (Map.Entry<String, Mat> picture : pictures.entrySet()) {
      Mat committed = Imgcodecs.imread(FOLDER.resolve(picture.getKey() + ".jpg").toString());
      Mat made =
          Imgcodecs.imdecode(new MatOfByte(jpeg(picture.getValue())), Imgcodecs.IMREAD_COLOR);
      assertThat(committed.size()).as(picture.getKey()).isEqualTo(made.size());
      assertThat(Core.PSNR(committed, made)).as(picture.getKey()).isGreaterThan(LEAST_DECIBELS);
    }
  }

  @Test
  void noPictureIsLeftOverAndAllAreSmall() throws Exception {
    long bytes = 0;
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        assertThat(pictures()).containsKey(file.getFileName().toString().replace(".jpg", ""));
        bytes += Files.size(file);
      }
    }
    assertThat(bytes).isLessThan(MOST_BYTES);
  }

  private static Map<String, Mat> pictures() throws InvalidRecipeException, IOException {
    Map<String, Mat> pictures = new TreeMap<>();
    Mat fundus = FundusPainter.paint(21, 220, 165);
    Mat faces = PaintedFaces.wall(220, 165);
    PaintedFaces.paint(faces, 60, 75, 55);
    PaintedFaces.paint(faces, 155, 90, 60);
    pictures.put("before", fundus);
    pictures.put("before-faces", faces);
    for (String keyword : OperationExamples.steps().keySet()) {
      Recipe recipe = OperationExamples.recipe(keyword);
      boolean regions = OperationExamples.steps().get(keyword).contains("detect-faces");
      byte[] made = ImageFixture.process(recipe, ImageFixture.encoded(regions ? faces : fundus));
      pictures.put(keyword, ImageFixture.decoded(made, false));
    }
    return pictures;
  }

  private static byte[] jpeg(Mat image) {
    MatOfByte bytes = new MatOfByte();
    MatOfInt quality = new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, 85);
    assertThat(Imgcodecs.imencode(".jpg", image, bytes, quality)).isTrue();
    return bytes.toArray();
  }
}
