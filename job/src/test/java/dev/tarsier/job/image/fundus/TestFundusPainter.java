package dev.tarsier.job.image.fundus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.image.OpenCv;
import dev.tarsier.job.image.fundus.FundusScene.Frame;
import dev.tarsier.job.image.fundus.FundusScene.Spot;
import dev.tarsier.job.image.fundus.FundusVessels.Node;
import dev.tarsier.job.image.fundus.FundusVessels.Vessel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;

class TestFundusPainter {

  private static final int SIDE = 600;

  @BeforeAll
  static void load() {
    OpenCv.load();
  }

  @Test
  void equalSeedsGiveEqualFiles() {
    byte[] first = FundusPainter.jpeg(42);
    disturbOpenCvRandom();
    assertThat(FundusPainter.jpeg(42)).isEqualTo(first);
    assertThat(FundusPainter.jpeg(43)).isNotEqualTo(first);
  }

  @Test
  void otherThreadsChangeNothing() throws Exception {
    byte[] alone = pixels(5);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<byte[]>> tasks = new ArrayList<>();
      for (int task = 0; task < 8; task++) {
        tasks.add(
            () -> {
              disturbOpenCvRandom();
              return pixels(5);
            });
      }
      for (Future<byte[]> picture : threads.invokeAll(tasks)) {
        assertThat(Arrays.equals(picture.get(), alone)).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void fileIsJpegOfTheSizeThatTheSeedSays() {
    MatOfByte file = new MatOfByte(FundusPainter.jpeg(3));
    Mat picture = Imgcodecs.imdecode(file, Imgcodecs.IMREAD_UNCHANGED);
    try {
      assertThat(picture.type()).isEqualTo(CvType.CV_8UC3);
      assertThat(picture.size()).isEqualTo(FundusPainter.size(3));
    } finally {
      picture.release();
      file.release();
    }
  }

  @Test
  void sizesAreSquareOrFourToThree() {
    int squares = 0;
    for (long seed = 0; seed < 200; seed++) {
      Size size = FundusPainter.size(seed);
      assertThat(size.width).isBetween(1500.0, 2500.0);
      assertThat(size.height).isBetween(1500.0, 2500.0);
      assertThat(size.height).isIn(size.width, Math.floor(size.width * 3 / 4));
      squares += size.height == size.width ? 1 : 0;
    }
    assertThat(squares).isBetween(50, 180);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, -1, Long.MIN_VALUE, Long.MAX_VALUE})
  void groundIsDarkAndRetinaIsRed(long seed) {
    Mat picture = FundusPainter.paint(seed, SIDE, SIDE);
    try {
      Mat corner = picture.submat(0, 30, 0, 30);
      Mat middle = picture.submat(SIDE / 4, SIDE * 3 / 4, SIDE / 4, SIDE * 3 / 4);
      double[] dark = Core.mean(corner).val;
      double[] retina = Core.mean(middle).val;
      corner.release();
      middle.release();
      assertThat(dark[0] + dark[1] + dark[2]).isLessThan(15);
      assertThat(retina[2]).isBetween(120.0, 240.0).isGreaterThan(1.6 * retina[1]);
      assertThat(retina[1]).isBetween(45.0, 140.0).isGreaterThan(retina[0]);
    } finally {
      picture.release();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5})
  void opticDiscIsBrightAndFoveaIsDark(long seed) {
    FundusScene scene = scene(seed, SIDE);
    Mat picture = FundusPainter.paint(seed, SIDE, SIDE);
    try {
      double bright = brightestOfDisc(picture, scene);
      Spot fovea = scene.anatomy().fovea();
      double dark = green(picture, scene.frame(), fovea.x(), fovea.y());
      assertThat(bright).isGreaterThan(140).isGreaterThan(2.5 * dark);
    } finally {
      picture.release();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5})
  void trunksAreDarkerThanTheirSides(long seed) {
    int side = 1200;
    FundusScene scene = scene(seed, side);
    Mat picture = FundusPainter.paint(seed, side, side);
    try {
      List<Vessel> vessels = FundusVessels.grow(growth(seed), scene.anatomy());
      Vessel thickest = vessels.get(vessels.size() - 1);
      List<Node> course = thickest.nodes();
      int dark = 0;
      int seen = 0;
      for (int at = 60; at < course.size() - 1; at++) {
        if (Math.hypot(course.get(at).x(), course.get(at).y()) < 0.9) {
          dark +=
              darkerThanSides(picture, scene.frame(), course.get(at), course.get(at + 1)) ? 1 : 0;
          seen++;
        }
      }
      assertThat(seen).isGreaterThan(20);
      assertThat(dark).isGreaterThan(seen * 8 / 10);
    } finally {
      picture.release();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
  void vesselsStartAtTheOpticDiscAndTaper(long seed) {
    FundusScene scene = scene(seed, SIDE);
    List<Vessel> vessels = FundusVessels.grow(growth(seed), scene.anatomy());
    assertThat(vessels).hasSizeBetween(60, 500).anyMatch(Vessel::artery);
    assertThat(vessels).anyMatch(vessel -> !vessel.artery());
    double margin = scene.anatomy().discRadius();
    Spot disc = scene.anatomy().opticDisc();
    for (Vessel vessel : vessels) {
      Node origin = vessel.nodes().get(0);
      boolean atDisc = disc.distance(origin.x(), origin.y()) < margin;
      boolean onVessel =
          vessels.stream()
              .filter(other -> other.artery() == vessel.artery() && !other.equals(vessel))
              .anyMatch(other -> passes(other, origin));
      assertThat(atDisc || onVessel).isTrue();
      assertThat(vessel.nodes().stream().map(Node::width).toList())
          .isSortedAccordingTo((one, other) -> Double.compare(other, one));
      assertThat(vessel.nodes()).allMatch(node -> Math.hypot(node.x(), node.y()) < 1.06);
    }
  }

  @Test
  void smallAndOblongPicturesWork() {
    Mat picture = FundusPainter.paint(1, 64, 150);
    try {
      assertThat(picture.size()).isEqualTo(new Size(64, 150));
    } finally {
      picture.release();
    }
  }

  @Test
  void sizeOutOfRangeIsRefused() {
    assertThatThrownBy(() -> FundusPainter.paint(1, 63, 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid fundus width: 63, use 64 to 8192 pixels");
    assertThatThrownBy(() -> FundusPainter.paint(1, 100, 8193))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid fundus height: 8193, use 64 to 8192 pixels");
  }

  /** Vessels cross a disc anywhere, so a single place of it may be dark. */
  private static double brightestOfDisc(Mat picture, FundusScene scene) {
    Spot disc = scene.anatomy().opticDisc();
    double reach = 0.4 * scene.anatomy().discRadius();
    return DoubleStream.of(-1, 0, 1)
        .map(step -> green(picture, scene.frame(), disc.x() + reach, disc.y() + step * reach))
        .max()
        .orElseThrow();
  }

  private static boolean darkerThanSides(Mat picture, Frame frame, Node node, Node next) {
    double scale = 1.6 * node.width() / Math.hypot(next.x() - node.x(), next.y() - node.y());
    double acrossX = (node.y() - next.y()) * scale;
    double acrossY = (next.x() - node.x()) * scale;
    double inside = green(picture, frame, node.x(), node.y());
    double left = green(picture, frame, node.x() + acrossX, node.y() + acrossY);
    double right = green(picture, frame, node.x() - acrossX, node.y() - acrossY);
    return inside < 0.85 * Math.max(left, right);
  }

  private static boolean passes(Vessel vessel, Node origin) {
    return vessel.nodes().stream()
        .anyMatch(node -> Math.hypot(node.x() - origin.x(), node.y() - origin.y()) < 1e-9);
  }

  private static byte[] pixels(long seed) {
    Mat picture = FundusPainter.paint(seed, SIDE, SIDE);
    byte[] bytes = new byte[SIDE * SIDE * 3];
    picture.get(0, 0, bytes);
    picture.release();
    return bytes;
  }

  private static void disturbOpenCvRandom() {
    Mat noise = new Mat(20, 20, CvType.CV_8UC3);
    Core.randn(noise, 100, 30);
    noise.release();
  }

  /** The scene of a seed, drawn from its generator in the order that the painter does. */
  private static FundusScene scene(long seed, int side) {
    return FundusScene.of(new SplittableRandom(seed).split(), side, side);
  }

  private static SplittableRandom growth(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    random.split();
    random.nextLong();
    return random.split().split();
  }

  /** The mean green of 3x3 pixels about a place in fundus radii. */
  private static double green(Mat picture, Frame frame, double x, double y) {
    int column = (int) frame.pixelX(x);
    int row = (int) frame.pixelY(y);
    Mat patch = picture.submat(row - 1, row + 2, column - 1, column + 2);
    double mean = Core.mean(patch).val[1];
    patch.release();
    return mean;
  }
}
