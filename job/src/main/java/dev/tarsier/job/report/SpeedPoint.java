package dev.tarsier.job.report;

import java.io.Serializable;

/**
 * What one point of a speed test gave: so many batches of one size, read by one core.
 *
 * @param format {@code raw}, {@code tar} or {@code tfrecord}
 * @param decode whether each image was decoded to pixels too
 * @param batchSize images in a batch
 * @param batchCount batches
 * @param repetition from 1
 * @param order in which the point was started, from 1
 * @param error why there is no measurement; empty where there is one
 * @param images that were read
 * @param bytes of those images, without what an archive adds
 * @param requests files that were opened
 * @param seconds by the clock
 */
public record SpeedPoint(
    String format,
    boolean decode,
    int batchSize,
    int batchCount,
    int repetition,
    int order,
    State state,
    String error,
    long images,
    long bytes,
    long requests,
    double seconds,
    Stages stages)
    implements Serializable {

  /** What became of a point. */
  public enum State {
    MEASURED,
    FAILED,
    /** There are not as many images as its batches hold. */
    SKIPPED
  }

  /**
   * Where the seconds went. {@code unpack} is what is between bytes of a file and an image's bytes:
   * headers, checksums, copies.
   */
  public record Stages(double open, double read, double unpack, double decode)
      implements Serializable {
    public static final Stages NONE = new Stages(0, 0, 0, 0);
  }

  public boolean isMeasured() {
    return state == State.MEASURED;
  }

  /** As many as the batches hold. */
  public int wanted() {
    return batchSize * batchCount;
  }

  public double imagesPerSecond() {
    return rate((double) images);
  }

  /** Millions of bytes of images a second. */
  public double megabytesPerSecond() {
    return rate(bytes / 1e6);
  }

  public double requestsPerSecond() {
    return rate((double) requests);
  }

  private double rate(double amount) {
    return seconds > 0 ? amount / seconds : 0;
  }

  /** As in {@code tar with decoding, 4 batches of 8, repetition 1}. */
  public String name() {
    return "%s %s decoding, %d batches of %d, repetition %d"
        .formatted(format, decode ? "with" : "without", batchCount, batchSize, repetition);
  }
}
