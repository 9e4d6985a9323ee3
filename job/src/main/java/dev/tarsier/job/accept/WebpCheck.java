package dev.tarsier.job.accept;

import static dev.tarsier.job.accept.Verdict.Rejected.because;
import static dev.tarsier.job.report.RejectReason.CORRUPT;
import static dev.tarsier.job.report.RejectReason.TRUNCATED;
import static dev.tarsier.job.report.RejectReason.UNSUPPORTED;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import dev.tarsier.job.accept.Verdict.Accepted;
import dev.tarsier.job.request.ImageFormat;
import java.util.Optional;

/** Walks the RIFF chunks of a WebP (RFC 9649, section 2), lossy, lossless or extended. */
final class WebpCheck {
  private static final String EXIF_PREFIX = "Exif\0\0";
  private static final int CHUNK_HEADER_BYTES = 8;
  private static final int FIRST_CHUNK = 12;
  private static final int ANIMATED = 0x02;

  private final ByteWindow in;
  private final PixelLimit limit;
  private int at = FIRST_CHUNK;
  private WebpSize canvas = WebpSize.NONE;
  private WebpSize image = WebpSize.NONE;
  private int orientation = 1;
  private boolean exifSeen;

  WebpCheck(ByteWindow in, PixelLimit limit) {
    this.in = in;
    this.limit = limit;
  }

  Verdict verdict() {
    long size = in.u32(4, LITTLE_ENDIAN);
    long end = CHUNK_HEADER_BYTES + size;
    Optional<Verdict> verdict = sizeFault(size, end);
    while (verdict.isEmpty() && at + CHUNK_HEADER_BYTES <= end) {
      verdict = nextChunk(end);
    }
    return verdict.or(this::imageFault).orElseGet(this::accepted);
  }

  private Optional<Verdict> sizeFault(long size, long end) {
    if (size < FIRST_CHUNK) {
      return because(CORRUPT, "Invalid WebP size: " + size);
    }
    return end > in.length()
        ? because(TRUNCATED, "Missing end of WebP: " + in.length() + " of " + end + " bytes")
        : Optional.empty();
  }

  private Optional<Verdict> nextChunk(long end) {
    long length = in.u32(at + 4, LITTLE_ENDIAN);
    long next = at + CHUNK_HEADER_BYTES + length;
    if (next > end) {
      return because(CORRUPT, "Invalid WebP chunk length: " + length + " at byte " + at);
    }
    Optional<Verdict> verdict = read(in.slice(at + CHUNK_HEADER_BYTES, length));
    // A chunk of odd length is followed by one byte of padding; the last may lack it.
    at = (int) Math.min(next + (length & 1), end);
    return verdict;
  }

  private Optional<Verdict> read(ByteWindow data) {
    if (in.matches(at, "VP8X")) {
      return readCanvas(data);
    }
    if (in.matches(at, "VP8 ")) {
      return readImage(WebpSize.ofLossy(data));
    }
    if (in.matches(at, "VP8L")) {
      return readImage(WebpSize.ofLossless(data));
    }
    if (at == FIRST_CHUNK) {
      return because(CORRUPT, "Missing WebP image: the first chunk is not VP8, VP8L or VP8X");
    }
    if (in.matches(at, "EXIF") && !exifSeen) {
      exifSeen = true;
      boolean prefixed = data.matches(0, EXIF_PREFIX);
      int skipped = prefixed ? EXIF_PREFIX.length() : 0;
      orientation = ExifOrientation.of(data.slice(skipped, data.length()));
    }
    return Optional.empty();
  }

  private Optional<Verdict> readCanvas(ByteWindow data) {
    if (at != FIRST_CHUNK || data.length() != WebpSize.CANVAS_BYTES) {
      return because(CORRUPT, "Invalid WebP header: VP8X at byte " + at);
    }
    if ((data.u8(0) & ANIMATED) != 0) {
      return because(UNSUPPORTED, "Unsupported WebP: animated");
    }
    canvas = WebpSize.ofCanvas(data);
    return limit.check(ImageFormat.WEBP, canvas.width(), canvas.height());
  }

  private Optional<Verdict> readImage(WebpSize size) {
    if (image.isPresent()) {
      return because(CORRUPT, "Invalid WebP: a second image at byte " + at);
    }
    if (!size.isPresent()) {
      return because(CORRUPT, "Invalid WebP frame header: at byte " + at);
    }
    image = size;
    if (canvas.isPresent() && !canvas.equals(image)) {
      return because(CORRUPT, "Invalid WebP size: image " + image + ", canvas " + canvas);
    }
    return limit.check(ImageFormat.WEBP, image.width(), image.height());
  }

  private Optional<Verdict> imageFault() {
    return image.isPresent()
        ? Optional.empty()
        : because(CORRUPT, "Missing WebP image: no VP8 or VP8L chunk");
  }

  private Verdict accepted() {
    return new Accepted(
        new ImageHeader(ImageFormat.WEBP, image.width(), image.height(), orientation));
  }
}
