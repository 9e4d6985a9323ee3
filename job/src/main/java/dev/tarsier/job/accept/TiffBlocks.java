package dev.tarsier.job.accept;

import static dev.tarsier.job.accept.Verdict.Rejected.because;
import static dev.tarsier.job.report.RejectReason.CORRUPT;
import static dev.tarsier.job.report.RejectReason.TRUNCATED;

import dev.tarsier.job.request.ImageFormat;
import java.util.Optional;

/** The strips or tiles of a TIFF directory (TIFF 6.0, sections 3 and 15), here called blocks. */
final class TiffBlocks {
  private static final int STRIP_OFFSETS = 273;
  private static final int ROWS_PER_STRIP = 278;
  private static final int STRIP_BYTE_COUNTS = 279;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_HEIGHT = 323;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_BYTE_COUNTS = 325;

  private final ByteWindow in;
  private final TiffPixels pixels;
  private final PixelLimit limit;
  private final boolean tiled;
  private final TiffField offsets;
  private final TiffField byteCounts;
  private final long blockWidth;
  private final long blockHeight;

  TiffBlocks(TiffDirectory directory, TiffPixels pixels, PixelLimit limit) {
    this.in = directory.in();
    this.pixels = pixels;
    this.limit = limit;
    this.tiled = directory.field(TILE_WIDTH).isPresent();
    this.offsets = directory.field(tiled ? TILE_OFFSETS : STRIP_OFFSETS);
    this.byteCounts = directory.field(tiled ? TILE_BYTE_COUNTS : STRIP_BYTE_COUNTS);
    this.blockWidth = tiled ? directory.field(TILE_WIDTH).valueOr(0) : pixels.width();
    this.blockHeight =
        tiled
            ? directory.field(TILE_HEIGHT).valueOr(0)
            : Math.min(pixels.height(), directory.field(ROWS_PER_STRIP).valueOr(pixels.height()));
  }

  Optional<Verdict> fault() {
    return shapeFault().or(this::arrayFault).or(this::rangeFault);
  }

  /** A tile may be larger than the image: libtiff allocates it whole. */
  private Optional<Verdict> shapeFault() {
    return limit.check(ImageFormat.TIFF, blockWidth, blockHeight);
  }

  private Optional<Verdict> arrayFault() {
    long count = blocks();
    boolean numbers = offsets.isUnsigned() && byteCounts.isUnsigned();
    return numbers && offsets.count() >= count && byteCounts.count() >= count
        ? Optional.empty()
        : because(CORRUPT, "Missing TIFF " + noun() + " offsets or byte counts: needs " + count);
  }

  private Optional<Verdict> rangeFault() {
    long count = blocks();
    long total = 0;
    for (long i = 0; i < count; i++) {
      long bytes = byteCounts.value(i);
      if (bytes == 0) {
        return because(CORRUPT, "Invalid TIFF " + noun() + ": number " + i + " is empty");
      }
      if (!in.holds(offsets.value(i), bytes)) {
        String where = "number " + i + ", the file ends at " + in.length();
        return because(TRUNCATED, "Missing TIFF " + noun() + ": " + where);
      }
      total += bytes;
    }
    return pixels.isPlain() && total < plainBytes()
        ? because(CORRUPT, "Missing TIFF data: " + total + " of " + plainBytes() + " bytes")
        : Optional.empty();
  }

  private long blocks() {
    long across = ceilDiv(pixels.width(), blockWidth);
    long down = ceilDiv(pixels.height(), blockHeight);
    return across * down * (pixels.isPlanar() ? pixels.samples() : 1);
  }

  private long plainBytes() {
    long width = tiled ? ceilDiv(pixels.width(), blockWidth) * blockWidth : pixels.width();
    long height = tiled ? ceilDiv(pixels.height(), blockHeight) * blockHeight : pixels.height();
    return width * height * pixels.samples() * (pixels.bitsPerSample() / Byte.SIZE);
  }

  private String noun() {
    return tiled ? "tile" : "strip";
  }

  private static long ceilDiv(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
