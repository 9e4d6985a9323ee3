package dev.tarsier.job.verify;

import dev.tarsier.job.accept.Acceptance;
import dev.tarsier.job.accept.ImageHeader;
import dev.tarsier.job.accept.Verdict;
import dev.tarsier.job.image.DecodeProbe;
import dev.tarsier.job.request.ImageFormat;
import java.util.Optional;
import java.util.Set;

/**
 * Opens images as they stand in shards: accepted by their bytes, then decoded by OpenCV, which is
 * loaded with the first of them. Used by one thread.
 */
final class ImageCheck implements AutoCloseable {
  /** OpenCV itself refuses more than 2^30 pixels (modules/imgcodecs/src/loadsave.cpp). */
  private static final long MOST_PIXELS = 1L << 30;

  /** Larger ones are judged by their bytes alone: decoded they would not fit a small machine. */
  private static final long MOST_PIXELS_DECODED = 100_000_000;

  private final Acceptance acceptance = new Acceptance(Set.of(ImageFormat.values()), MOST_PIXELS);
  private Optional<DecodeProbe> probe = Optional.empty();
  private boolean shows;
  private long decoded;

  /** What is wrong with an image, if anything is, beside what its index row says. */
  Optional<String> fault(StoredSample.Image image, IndexReader.Size says) {
    shows = false;
    Verdict verdict = acceptance.check(image.bytes(), image.length());
    if (verdict instanceof Verdict.Rejected rejected) {
      return Optional.of("its image cannot be opened (" + rejected.detail() + ")");
    }
    ImageHeader header = ((Verdict.Accepted) verdict).header();
    if (header.width() != says.width() || header.height() != says.height()) {
      return Optional.of(
          "its image has %s x %s pixels, the index says %s x %s"
              .formatted(header.width(), header.height(), says.width(), says.height()));
    }
    return (long) header.width() * header.height() > MOST_PIXELS_DECODED
        ? Optional.empty()
        : decode(image);
  }

  private Optional<String> decode(StoredSample.Image image) {
    if (probe.isEmpty()) {
      probe = Optional.of(new DecodeProbe());
    }
    Optional<String> refusal = probe.get().refusal(image.bytes(), image.length());
    if (refusal.isPresent()) {
      return Optional.of("its image cannot be decoded (" + refusal.get() + ")");
    }
    shows = true;
    decoded++;
    return Optional.empty();
  }

  /** Base64 of a small JPEG of the image of the last {@link #fault}, if it was decoded. */
  Optional<String> thumbnail() {
    return shows ? probe.map(DecodeProbe::thumbnail) : Optional.empty();
  }

  long decoded() {
    return decoded;
  }

  @Override
  public void close() {
    probe.ifPresent(DecodeProbe::close);
  }
}
