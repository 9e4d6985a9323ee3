package dev.tarsier.job.recipe;

import java.io.Serializable;

/**
 * One image as a model takes it: red, green and blue in this order.
 *
 * @param planar a plane a channel (NCHW), or the channels of a pixel together (NHWC)
 * @param height in pixels
 * @param width in pixels
 */
public record TensorShape(boolean planar, int height, int width) implements Serializable {
  public static final int CHANNELS = 3;

  /** Numbers of one image. */
  public int values() {
    return Math.multiplyExact(CHANNELS, Math.multiplyExact(height, width));
  }

  /** The dimensions of {@code batch} images. */
  public long[] dimensions(int batch) {
    return planar
        ? new long[] {batch, CHANNELS, height, width}
        : new long[] {batch, height, width, CHANNELS};
  }
}
