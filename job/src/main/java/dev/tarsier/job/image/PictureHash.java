package dev.tarsier.job.image;

import dev.tarsier.job.request.ImageFormat;
import java.util.Arrays;
import java.util.Optional;
import org.opencv.core.Core;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * How an image looks, as 256 bits: of the upright grey image at 64 x 64, whether each of the 16 x
 * 16 lowest frequencies of its cosine transform, the mean left out, is above their median. This is
 * the hash of PDQ ("PDQ & TMK + PDQF", Facebook 2019) with an area average in place of its filters.
 * Used by one thread.
 */
public final class PictureHash implements AutoCloseable {
  private static final int SIDE = 64;
  private static final int FREQUENCIES = 16;
  private static final int MOST_REDUCED = 8;

  /**
   * The least that the 256 frequencies add up to: below it, an image is as good as blank, and its
   * bits are noise. Photographs have 6,000 and more.
   */
  private static final double LEAST_CONTENT = 256;

  private final ImageDecoder decoder;
  private final Mat grey;
  private final Mat small;
  private final Mat transformed;
  private final float[] row = new float[SIDE];

  /** Throws IllegalStateException where OpenCV does not load. */
  public PictureHash() {
    OpenCv.load();
    this.decoder = new ImageDecoder();
    this.grey = new Mat();
    this.small = new Mat();
    this.transformed = new Mat();
  }

  /** 32 bytes; empty for an image that cannot be decoded, or that shows nothing. */
  public Optional<byte[]> of(byte[] bytes, int length, Stored stored) {
    try {
      Mat image = decoder.decode(bytes, length, stored.orientationToApply(), reduction(stored));
      return image.empty() ? Optional.empty() : bits(frequencies(image));
    } catch (CvException e) {
      return Optional.empty();
    }
  }

  /** What a JPEG may be divided by so that at least twice the side is left. */
  private static int reduction(Stored stored) {
    int least = Math.min(stored.extent().width(), stored.extent().height());
    int factor = stored.format() == ImageFormat.JPEG ? MOST_REDUCED : 1;
    while (factor > 1 && least / factor < 2 * SIDE) {
      factor /= 2;
    }
    return factor;
  }

  private double[] frequencies(Mat image) {
    Imgproc.cvtColor(image, grey, Imgproc.COLOR_BGR2GRAY);
    Imgproc.resize(grey, grey, new Size(SIDE, SIDE), 0, 0, Imgproc.INTER_AREA);
    grey.convertTo(small, CvType.CV_32F);
    Core.dct(small, transformed);
    double[] frequencies = new double[FREQUENCIES * FREQUENCIES];
    for (int y = 0; y < FREQUENCIES; y++) {
      transformed.get(y + 1, 0, row);
      for (int x = 0; x < FREQUENCIES; x++) {
        frequencies[y * FREQUENCIES + x] = row[x + 1];
      }
    }
    return frequencies;
  }

  private static Optional<byte[]> bits(double[] frequencies) {
    if (Arrays.stream(frequencies).map(Math::abs).sum() < LEAST_CONTENT) {
      return Optional.empty();
    }
    double[] sorted = frequencies.clone();
    Arrays.sort(sorted);
    double median = (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
    byte[] bits = new byte[frequencies.length / Byte.SIZE];
    for (int i = 0; i < frequencies.length; i++) {
      if (frequencies[i] > median) {
        bits[i / Byte.SIZE] |= (byte) (1 << (i % Byte.SIZE));
      }
    }
    return Optional.of(bits);
  }

  @Override
  public void close() {
    decoder.close();
    grey.release();
    small.release();
    transformed.release();
  }
}
