package dev.tarsier.job.image;

import static dev.tarsier.job.image.ImageFixture.apply;
import static dev.tarsier.job.image.ImageFixture.distance;
import static dev.tarsier.job.image.ImageFixture.grey;
import static dev.tarsier.job.image.ImageFixture.noise;
import static dev.tarsier.job.image.ImageFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tarsier.job.recipe.Blur;
import dev.tarsier.job.recipe.Grayscale;
import dev.tarsier.job.recipe.Median;
import dev.tarsier.job.recipe.Normalize;
import dev.tarsier.job.recipe.Operation;
import dev.tarsier.job.recipe.Pad;
import dev.tarsier.job.recipe.Sharpen;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencv.core.Mat;
import org.opencv.core.Rect;

/** Filters against their definitions, written out in plain Java. */
class TestFilters {
  private static final int WIDTH = 23;
  private static final int HEIGHT = 17;

  @BeforeAll
  static void load() {
    OpenCv.load();
  }

  @ParameterizedTest
  @CsvSource({"GAUSSIAN, 5, 0", "GAUSSIAN, 11, 0", "GAUSSIAN, 9, 1.7", "BOX, 3, 0", "BOX, 7, 2.5"})
  void blurIsAWeightedMean(Blur.Method method, int size, double sigma) {
    Mat image = noise(1, WIDTH, HEIGHT);
    double[] kernel = method == Blur.Method.BOX ? box(size) : gaussian(size, sigma);

    Mat blurred = apply(image, new Blur(method, size, sigma));

    for (int channel = 0; channel < 3; channel++) {
      assertClose(rows(blurred, channel), mean(rows(image, channel), kernel), 1.01);
    }
  }

  @Test
  void medianIsTheMiddleOfTheSorted() {
    Mat image = noise(2, WIDTH, HEIGHT);

    Mat result = apply(image, new Median(5));

    int[][] before = rows(image, 1);
    int[][] after = rows(result, 1);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int[] around = new int[25];
        for (int i = 0; i < 25; i++) {
          around[i] = before[clamp(y + i / 5 - 2, HEIGHT)][clamp(x + i % 5 - 2, WIDTH)];
        }
        Arrays.sort(around);
        assertThat(after[y][x]).isEqualTo(around[12]);
      }
    }
  }

  @Test
  void sharpenAddsWhatABlurTakesAway() {
    Mat image = noise(3, WIDTH, HEIGHT);

    Mat result = apply(image, new Sharpen(0.5, 1.5));

    int[][] before = rows(image, 2);
    double[][] expected = mean(before, gaussian(9, 1.5));
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double sharp = before[y][x] + 0.5 * (before[y][x] - expected[y][x]);
        expected[y][x] = Math.min(255, Math.max(0, sharp));
      }
    }
    assertClose(rows(result, 2), expected, 1.6);
    assertThat(distance(apply(image, new Sharpen(0, 1)), image)).isZero();
  }

  @Test
  void normalizeStretchesTheValues() {
    Mat image = grey(new int[] {50, 62, 90}, new int[] {50, 70, 150});

    assertThat(rows(apply(image, new Grayscale(), Normalize.DEFAULT), 0))
        .isDeepEqualTo(new int[][] {{0, 31, 102}, {0, 51, 255}});
    assertThat(rows(apply(image, new Grayscale(), new Normalize(100, 200)), 0))
        .isDeepEqualTo(new int[][] {{100, 112, 140}, {100, 120, 200}});
  }

  @Test
  void normalizeTakesAllChannelsTogether() {
    Mat image = noise(4, 2, 1);
    image.put(0, 0, new byte[] {10, 20, 30, 40, 50, 60});

    Mat result = apply(image, new Normalize(0, 100));

    assertThat(result.get(0, 0)).containsExactly(0, 20, 40);
    assertThat(result.get(0, 1)).containsExactly(60, 80, 100);
  }

  @Test
  void normalizeOfOneValueGivesTheSmallest() {
    Mat image = grey(new int[] {7, 7});

    assertThat(rows(apply(image, new Grayscale(), new Normalize(3, 9)), 0))
        .isDeepEqualTo(new int[][] {{3, 3}});
  }

  @ParameterizedTest
  @CsvSource({
    "CONSTANT, 128 128 10 20 30 128 128",
    "REPLICATE, 10 10 10 20 30 30 30",
    "REFLECT, 20 10 10 20 30 30 20",
    "REFLECT_101, 30 20 10 20 30 20 10"
  })
  void padShowsItsBorder(Pad.BorderType type, String expected) {
    Mat row = grey(new int[] {10, 20, 30});

    int[][] padded = rows(apply(row, new Grayscale(), new Pad(7, 1, type, "gray")), 0);

    assertThat(padded.length).isOne();
    assertThat(padded[0])
        .containsExactly(Stream.of(expected.split(" ")).mapToInt(Integer::parseInt).toArray());
  }

  @Test
  void padLeavesWhatIsLargeEnough() {
    Mat image = noise(5, 30, 11);

    Mat padded = apply(image, new Pad(20, 16, Pad.BorderType.CONSTANT, "#010203"));

    assertThat(padded.width()).isEqualTo(30);
    assertThat(padded.height()).isEqualTo(16);
    assertThat(distance(padded.submat(new Rect(0, 2, 30, 11)), image)).isZero();
    assertThat(padded.get(1, 0)).containsExactly(3, 2, 1);
    assertThat(padded.get(13, 29)).containsExactly(3, 2, 1);
    assertThat(distance(apply(image, new Pad(30, 11, Pad.BorderType.REFLECT, "red")), image))
        .isZero();
  }

  static Stream<Operation> everyFilter() {
    return Stream.of(
        new Blur(Blur.Method.GAUSSIAN, 7, 0),
        new Blur(Blur.Method.BOX, 7, 0),
        new Median(3),
        new Median(7),
        Sharpen.DEFAULT,
        Normalize.DEFAULT,
        new Pad(40, 40, Pad.BorderType.REFLECT_101, "black"));
  }

  /** A grey image and one of three equal channels must come out the same. */
  @ParameterizedTest
  @MethodSource("everyFilter")
  void oneChannelIsTreatedAsThree(Operation operation) {
    Mat image = noise(6, WIDTH, HEIGHT);

    Mat grey = apply(image, new Grayscale(), operation);
    Mat colored = apply(apply(image, new Grayscale()), operation);

    assertThat(grey.channels()).isOne();
    assertThat(colored.channels()).isEqualTo(3);
    for (int channel = 0; channel < 3; channel++) {
      assertThat(rows(colored, channel)).isDeepEqualTo(rows(grey, 0));
    }
  }

  private static double[] box(int size) {
    double[] kernel = new double[size];
    Arrays.fill(kernel, 1.0 / size);
    return kernel;
  }

  /** Without a sigma, OpenCV takes the binomial coefficients up to size 9, then a sigma by size. */
  private static double[] gaussian(int size, double givenSigma) {
    if (size == 5 && givenSigma == 0) {
      return new double[] {1 / 16.0, 4 / 16.0, 6 / 16.0, 4 / 16.0, 1 / 16.0};
    }
    double sigma = givenSigma > 0 ? givenSigma : 0.3 * ((size - 1) / 2.0 - 1) + 0.8;
    double[] kernel = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      double d = i - size / 2;
      kernel[i] = Math.exp(-d * d / (2 * sigma * sigma));
      sum += kernel[i];
    }
    for (int i = 0; i < size; i++) {
      kernel[i] /= sum;
    }
    return kernel;
  }

  /** The kernel along both axes; the border is mirrored at its last pixel. */
  private static double[][] mean(int[][] image, double[] kernel) {
    double[][] mean = new double[HEIGHT][WIDTH];
    int reach = kernel.length / 2;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        for (int i = 0; i < kernel.length * kernel.length; i++) {
          int dy = i / kernel.length - reach;
          int dx = i % kernel.length - reach;
          mean[y][x] +=
              kernel[dy + reach]
                  * kernel[dx + reach]
                  * image[mirrored(y + dy, HEIGHT)][mirrored(x + dx, WIDTH)];
        }
      }
    }
    return mean;
  }

  private static int mirrored(int at, int length) {
    int positive = Math.abs(at);
    return positive < length ? positive : 2 * (length - 1) - positive;
  }

  private static int clamp(int at, int length) {
    return Math.min(length - 1, Math.max(0, at));
  }

  private static void assertClose(int[][] actual, double[][] expected, double tolerance) {
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        assertThat((double) actual[y][x]).isCloseTo(expected[y][x], within(tolerance));
      }
    }
  }
}
