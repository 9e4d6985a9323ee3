package dev.tarsier.job.image.fundus;

import static dev.tarsier.job.image.fundus.FundusScene.between;

import dev.tarsier.job.image.OpenCv;
import dev.tarsier.job.image.fundus.FundusScene.Frame;
import java.util.SplittableRandom;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/**
 * Paints pictures that look like fundus photographs, for the demo and the benchmark: no patient, no
 * download, and the same picture for the same seed. All randomness is in Java, so neither other
 * threads nor OpenCV's own generator change a pixel.
 */
public final class FundusPainter {

  private static final int SMALLEST_SIDE_PIXELS = 64;
  private static final int LARGEST_SIDE_PIXELS = 8192;
  private static final int SHORTEST_PIXELS = 1500;
  private static final int LONGEST_PIXELS = 2500;
  private static final int JPEG_QUALITY = 90;

  /** In fundus radii. */
  private static final double VESSEL_SOFTNESS = 0.0012;

  private static final double LENS_BLUR_PIXELS = 0.6;
  private static final double SHARPEST_PIXELS = 0.3;

  /** Light that reaches the sensor beside the field, in BGR order. */
  private static final float[] DARK = {3f, 2.5f, 3f};

  /** The sum of so many fair bits stands in for a normal variable; deviation sqrt(21) / 2. */
  private static final int NOISE_BITS = 21;

  /** Grey levels for one bit of noise, in BGR order: about four a deviation before the blur. */
  private static final float[] NOISE_LEVELS = {1.7f, 1.4f, 1.6f};

  private FundusPainter() {}

  /**
   * Paints a fundus.
   *
   * @param widthPixels 64 to 8192
   * @param heightPixels 64 to 8192
   * @return a {@code CV_8UC3} picture in BGR order, {@code heightPixels} rows of {@code
   *     widthPixels}, which the caller releases
   * @throws IllegalArgumentException for a size out of range
   */
  public static Mat paint(long seed, int widthPixels, int heightPixels) {
    requireSide("width", widthPixels);
    requireSide("height", heightPixels);
    OpenCv.load();
    SplittableRandom random = new SplittableRandom(seed);
    FundusScene scene = FundusScene.of(random.split(), widthPixels, heightPixels);
    LatticeNoise texture = new LatticeNoise(random.nextLong());
    FundusGround ground = new FundusGround(scene, texture, widthPixels, heightPixels);
    Mat picture = new Mat(heightPixels, widthPixels, CvType.CV_8UC3, Scalar.all(FundusPen.CLEAR));
    try {
      tint(picture, scene, random.split());
      expose(picture, scene.frame(), ground, random.split());
      return picture;
    } catch (RuntimeException e) {
      picture.release();
      throw e;
    }
  }

  /**
   * Paints a fundus of 1500 to 2500 pixels a side, square or 4:3 as the seed says.
   *
   * @return a JPEG file of quality 90
   */
  public static byte[] jpeg(long seed) {
    Size size = size(seed);
    Mat picture = paint(seed, (int) size.width, (int) size.height);
    MatOfByte file = new MatOfByte();
    MatOfInt options = new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, JPEG_QUALITY);
    try {
      Imgcodecs.imencode(".jpg", picture, file, options);
      return file.toArray();
    } finally {
      options.release();
      file.release();
      picture.release();
    }
  }

  /** The size of the picture that {@link #jpeg} paints, in pixels. */
  static Size size(long seed) {
    // Not the generator of the picture itself, whose scene must not follow from its size.
    SplittableRandom random = new SplittableRandom(~seed);
    int longSide = SHORTEST_PIXELS + random.nextInt(LONGEST_PIXELS - SHORTEST_PIXELS + 1);
    boolean square = longSide * 3 / 4 < SHORTEST_PIXELS || random.nextBoolean();
    return new Size(longSide, square ? longSide : longSide * 3 / 4);
  }

  /** Draws what lets less or more light through than the ground: lesions, then vessels. */
  private static void tint(Mat picture, FundusScene scene, SplittableRandom random) {
    FundusPen pen = new FundusPen(picture, scene.frame());
    SplittableRandom growth = random.split();
    if (random.nextInt(3) == 0) {
      pen.lesions(random, scene.anatomy().fovea());
    }
    pen.vessels(FundusVessels.grow(growth, scene.anatomy()));
    blur(picture, VESSEL_SOFTNESS * scene.frame().radius() * between(random, 0.8, 1.2));
  }

  /** Turns the tint into the picture: light times tint, noise of the sensor, blur of the lens. */
  private static void expose(
      Mat picture, Frame frame, FundusGround ground, SplittableRandom noise) {
    float[] light = new float[picture.cols() * 3];
    byte[] pixels = new byte[light.length];
    for (int y = 0; y < picture.rows(); y++) {
      ground.row(y, light);
      picture.get(y, 0, pixels);
      exposeRow(frame, y, light, pixels, noise);
      picture.put(y, 0, pixels);
    }
    blur(picture, LENS_BLUR_PIXELS);
  }

  private static void exposeRow(
      Frame frame, int y, float[] light, byte[] pixels, SplittableRandom noise) {
    for (int x = 0, at = 0; at < pixels.length; x++) {
      float open = (float) frame.open(x, y);
      long bits = noise.nextLong();
      for (int channel = 0; channel < 3; channel++, at++) {
        float seen = light[at] * (pixels[at] & 0xff) / FundusPen.CLEAR;
        float grain = Long.bitCount(bits & ((1 << NOISE_BITS) - 1)) - NOISE_BITS / 2f;
        bits >>>= NOISE_BITS;
        float noisy = open * seen + grain * NOISE_LEVELS[channel] * (0.1f + 0.9f * open);
        float level = DARK[channel] + noisy;
        pixels[at] = (byte) Math.round(Math.min(255f, Math.max(0f, level)));
      }
    }
  }

  private static void blur(Mat picture, double sigmaPixels) {
    Imgproc.GaussianBlur(picture, picture, new Size(0, 0), Math.max(SHARPEST_PIXELS, sigmaPixels));
  }

  private static void requireSide(String name, int pixels) {
    if (pixels < SMALLEST_SIDE_PIXELS || pixels > LARGEST_SIDE_PIXELS) {
      throw new IllegalArgumentException(
          "Invalid fundus " + name + ": " + pixels + ", use 64 to 8192 pixels");
    }
  }
}
