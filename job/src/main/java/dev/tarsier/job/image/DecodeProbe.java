package dev.tarsier.job.image;

import java.util.Optional;
import org.opencv.core.CvException;

/** Decodes images to see whether they can be decoded, and drops them. Used by one thread. */
public final class DecodeProbe implements AutoCloseable {
  private static final int UPRIGHT = 1;

  private final ImageDecoder decoder;

  /** Throws IllegalStateException where OpenCV does not load. */
  public DecodeProbe() {
    OpenCv.load();
    this.decoder = new ImageDecoder();
  }

  /** Why the first {@code length} bytes cannot be decoded; empty when they can. */
  public Optional<String> refusal(byte[] bytes, int length) {
    try {
      return decoder.decode(bytes, length, UPRIGHT).empty()
          ? Optional.of("the decoder refuses the content")
          : Optional.empty();
    } catch (CvException e) {
      return Optional.of(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  @Override
  public void close() {
    decoder.close();
  }
}
