package dev.tarsier.job.image;

import static dev.tarsier.job.image.ImageFixture.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tarsier.job.alike.Fingerprint;
import dev.tarsier.job.alike.NearKept;
import dev.tarsier.job.image.fundus.FundusPainter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** Whether images that look the same have fingerprints that are near, and others not. */
class TestPictureHash {
  private static final Path PHOTOGRAPHS = Path.of("../../shared/data/images");
  private static final int UPRIGHT = 1;
  private static PictureHash hash;

  @BeforeAll
  static void open() {
    hash = new PictureHash();
  }

  @AfterAll
  static void close() {
    hash.close();
  }

  private static Fingerprint hash(byte[] encoded, int orientation) {
    return Fingerprint.of(
        hash.of(encoded, encoded.length, stored(encoded, orientation)).orElseThrow());
  }

  private static byte[] jpeg(Mat image, int quality) {
    MatOfByte bytes = new MatOfByte();
    MatOfInt options = new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, quality);
    assertThat(Imgcodecs.imencode(".jpg", image, bytes, options)).isTrue();
    return bytes.toArray();
  }

  private static Mat resized(Mat image, double scale) {
    Mat small = new Mat();
    Imgproc.resize(image, small, new Size(), scale, scale, Imgproc.INTER_AREA);
    return small;
  }

  private static Mat brighter(Mat image, double levels) {
    Mat bright = new Mat();
    Core.add(image, Scalar.all(levels), bright);
    return bright;
  }

  private static void copiesAreNear(Mat image) {
    Fingerprint original = hash(jpeg(image, 95), UPRIGHT);
    List<byte[]> copies =
        List.of(
            jpeg(image, 50),
            jpeg(image, 20),
            jpeg(resized(image, 0.5), 90),
            jpeg(resized(image, 0.25), 90),
            jpeg(brighter(image, 10), 90));
    for (byte[] copy : copies) {
      assertThat(original.distance(hash(copy, UPRIGHT))).isLessThanOrEqualTo(NearKept.MOST_BITS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"astronaut.png", "chelsea.png", "coffee.png", "retina.jpg"})
  void copiesOfPhotographsAreNear(String name) {
    Path photograph = PHOTOGRAPHS.resolve(name);
    assumeThat(photograph).as("the photographs are not there").isRegularFile();

    copiesAreNear(Imgcodecs.imread(photograph.toString()));
  }

  /** They are as alike as photographs of different eyes are: a disc on black. */
  @Test
  void differentEyesAreFarApart() {
    List<Fingerprint> eyes = new ArrayList<>();
    for (int seed = 0; seed < 24; seed++) {
      Mat eye = FundusPainter.paint(seed, 800, 600);
      copiesAreNear(eye);
      eyes.add(hash(jpeg(eye, 90), UPRIGHT));
    }
    for (int i = 0; i < eyes.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(eyes.get(i).distance(eyes.get(j))).isGreaterThan(2 * NearKept.MOST_BITS);
      }
    }
  }

  @Test
  void anImageIsTurnedUprightFirst() {
    Mat eye = FundusPainter.paint(1, 800, 600);
    Mat turned = new Mat();
    Core.rotate(eye, turned, Core.ROTATE_90_COUNTERCLOCKWISE);

    Fingerprint upright = hash(jpeg(eye, 90), UPRIGHT);

    assertThat(upright.distance(hash(jpeg(turned, 90), 6))).isLessThanOrEqualTo(NearKept.MOST_BITS);
    assertThat(upright.distance(hash(jpeg(turned, 90), UPRIGHT))).isGreaterThan(NearKept.MOST_BITS);
  }

  @Test
  void aBlankImageIsLikeNoOther() {
    byte[] blank = jpeg(new Mat(300, 400, CvType.CV_8UC3, new Scalar(9, 9, 9)), 90);

    assertThat(hash.of(blank, blank.length, stored(blank, UPRIGHT))).isEmpty();
  }

  @Test
  void whatCannotBeDecodedIsLikeNoOther() {
    byte[] whole = jpeg(FundusPainter.paint(1, 80, 64), 90);
    byte[] noise = new byte[500];

    assertThat(hash.of(noise, noise.length, stored(whole, UPRIGHT))).isEmpty();
  }
}
