package dev.tarsier.job.accept;

import static dev.tarsier.job.accept.Verdict.Rejected.because;
import static dev.tarsier.job.report.RejectReason.CORRUPT;
import static dev.tarsier.job.report.RejectReason.TRUNCATED;

import dev.tarsier.job.accept.Verdict.Accepted;
import dev.tarsier.job.request.ImageFormat;
import java.util.Optional;

/**
 * Reads the first directory of a classic TIFF (TIFF 6.0): it must lie inside the file with every
 * value it points to, describe pixels that OpenCV reads, and name strips or tiles inside the file.
 */
final class TiffCheck {
  private static final int FILE_HEADER_BYTES = 8;
  private static final int NEXT_OFFSET_BYTES = 4;

  private final ByteWindow in;
  private final TiffDirectory directory;
  private final TiffPixels pixels;
  private final PixelLimit limit;

  /** The caller has seen the magic bytes. */
  TiffCheck(ByteWindow in, PixelLimit limit) {
    this.in = in;
    this.limit = limit;
    this.directory = TiffDirectory.first(in).orElseThrow();
    this.pixels = new TiffPixels(directory);
  }

  Verdict verdict() {
    return directoryFault()
        .or(this::valueFault)
        .or(() -> limit.check(ImageFormat.TIFF, pixels.width(), pixels.height()))
        .or(pixels::fault)
        .or(() -> new TiffBlocks(directory, pixels, limit).fault())
        .orElseGet(this::accepted);
  }

  private Optional<Verdict> directoryFault() {
    long at = directory.at();
    if (!in.holds(0, FILE_HEADER_BYTES) || !in.holds(at, 2)) {
      return because(TRUNCATED, "Missing TIFF directory: the file ends at " + in.length());
    }
    if (at < FILE_HEADER_BYTES || directory.size() == 0) {
      return because(CORRUPT, "Invalid TIFF directory: at byte " + at);
    }
    long bytes = 2 + (long) TiffDirectory.ENTRY_BYTES * directory.size() + NEXT_OFFSET_BYTES;
    return in.holds(at, bytes)
        ? Optional.empty()
        : because(TRUNCATED, "Missing end of TIFF directory: the file ends at " + in.length());
  }

  private Optional<Verdict> valueFault() {
    for (int i = 0; i < directory.size(); i++) {
      TiffField field = directory.entry(i);
      if (!in.holds(field.valuesAt(), field.bytes())) {
        String where = "tag " + field.tag() + ", the file ends at " + in.length();
        return because(TRUNCATED, "Missing TIFF values: " + where);
      }
    }
    return Optional.empty();
  }

  private Verdict accepted() {
    int orientation = ExifOrientation.of(directory);
    int width = (int) pixels.width();
    int height = (int) pixels.height();
    return new Accepted(new ImageHeader(ImageFormat.TIFF, width, height, orientation));
  }
}
