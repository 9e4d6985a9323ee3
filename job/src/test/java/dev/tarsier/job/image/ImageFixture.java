package dev.tarsier.job.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.accept.Acceptance;
import dev.tarsier.job.accept.ImageHeader;
import dev.tarsier.job.accept.Verdict;
import dev.tarsier.job.recipe.Encode;
import dev.tarsier.job.recipe.Operation;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.request.ImageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.imgcodecs.Imgcodecs;

/** Short ways from pixels through operations to pixels. OpenCV must be loaded. */
final class ImageFixture {
  private ImageFixture() {}

  /** The operations, then a PNG. */
  static Recipe recipe(Operation... operations) {
    List<Operation> all = new ArrayList<>(List.of(operations));
    all.add(Encode.DEFAULT);
    return new Recipe("test", all);
  }

  static byte[] process(Recipe recipe, byte[] image) {
    try (ImageProcessor processor = new ImageProcessor(recipe)) {
      Processed.Encoded result =
          (Processed.Encoded) processor.process(image, image.length, stored(image, 1));
      return Arrays.copyOf(result.bytes(), result.length());
    }
  }

  /** What the header of a PNG or JPEG says. */
  static Stored stored(byte[] bytes, int orientation) {
    Verdict verdict =
        new Acceptance(Set.of(ImageFormat.values()), 1 << 28).check(bytes, bytes.length);
    ImageHeader header = ((Verdict.Accepted) verdict).header();
    return new Stored(header.format(), header.extent(), orientation);
  }

  /** What the operations make of {@code image}; grey stays grey. */
  static Mat apply(Mat image, Operation... operations) {
    return Imgcodecs.imdecode(
        new MatOfByte(process(recipe(operations), encoded(image))), Imgcodecs.IMREAD_UNCHANGED);
  }

  static Processed.Refused refused(Mat image, Operation... operations) {
    byte[] png = encoded(image);
    try (ImageProcessor processor = new ImageProcessor(recipe(operations))) {
      return (Processed.Refused) processor.process(png, png.length, stored(png, 1));
    }
  }

  static byte[] encoded(Mat image) {
    MatOfByte bytes = new MatOfByte();
    assertThat(Imgcodecs.imencode(".png", image, bytes)).isTrue();
    return bytes.toArray();
  }

  static Mat decoded(byte[] bytes, boolean grey) {
    return Imgcodecs.imdecode(
        new MatOfByte(bytes), grey ? Imgcodecs.IMREAD_GRAYSCALE : Imgcodecs.IMREAD_COLOR);
  }

  /** Colors without any order, the same for the same seed; of any size. */
  static Mat noise(long seed, int width, int height) {
    byte[] pixels = new byte[3 * width * height];
    new Random(seed).nextBytes(pixels);
    Mat image = new Mat(height, width, CvType.CV_8UC3);
    image.put(0, 0, pixels);
    return image;
  }

  /** A grey image of these rows. */
  static Mat grey(int[]... rows) {
    Mat image = new Mat(rows.length, rows[0].length, CvType.CV_8UC1);
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < rows[y].length; x++) {
        image.put(y, x, rows[y][x]);
      }
    }
    return image;
  }

  /** The rows of a grey image, or of one channel of a colored one. */
  static int[][] rows(Mat image, int channel) {
    int[][] rows = new int[image.rows()][image.cols()];
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < rows[y].length; x++) {
        rows[y][x] = (int) image.get(y, x)[channel];
      }
    }
    return rows;
  }

  /** The largest difference of two images of one shape. */
  static double distance(Mat one, Mat other) {
    assertThat(one.size()).isEqualTo(other.size());
    assertThat(one.type()).isEqualTo(other.type());
    return Core.norm(one, other, Core.NORM_INF);
  }
}
