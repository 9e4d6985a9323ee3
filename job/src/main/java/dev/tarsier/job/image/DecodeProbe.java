package dev.tarsier.job.image;

import java.util.Optional;
import org.opencv.core.CvException;
import org.opencv.core.Mat;

/** Decodes images to see whether they can be decoded, and drops them. Used by one thread. */
public final class DecodeProbe implements AutoCloseable {
  private static final int UPRIGHT = 1;
  private static final int WHOLE = 1;

  private final ImageDecoder decoder;
  private final Thumbnailer thumbnailer;
  private Mat decoded;

  /** Throws IllegalStateException where OpenCV does not load. */
  public DecodeProbe() {
    OpenCv.load();
    this.decoder = new ImageDecoder();
    this.thumbnailer = new Thumbnailer();
    this.decoded = new Mat();
  }

  /** Why the first {@code length} bytes cannot be decoded; empty when they can. */
  public Optional<String> refusal(byte[] bytes, int length) {
    try {
      decoded = decoder.decode(bytes, length, UPRIGHT, WHOLE);
      return decoded.empty() ? Optional.of("the decoder refuses the content") : Optional.empty();
    } catch (CvException e) {
      return Optional.of(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  /** The image that was decoded last, small: Base64 of a JPEG. */
  public String thumbnail() {
    return thumbnailer.of(decoded);
  }

  @Override
  public void close() {
    decoder.close();
    thumbnailer.close();
  }
}
