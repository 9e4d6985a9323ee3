package dev.tarsier.job.accept;

import static dev.tarsier.job.accept.JpegMarker.APP1;
import static dev.tarsier.job.accept.JpegMarker.DNL;
import static dev.tarsier.job.accept.JpegMarker.EOI;
import static dev.tarsier.job.accept.JpegMarker.SOF2;
import static dev.tarsier.job.accept.JpegMarker.SOI;
import static dev.tarsier.job.accept.JpegMarker.SOS;
import static dev.tarsier.job.accept.Verdict.Rejected.because;
import static dev.tarsier.job.report.RejectReason.CORRUPT;
import static dev.tarsier.job.report.RejectReason.TRUNCATED;
import static dev.tarsier.job.report.RejectReason.UNSUPPORTED;
import static java.nio.ByteOrder.BIG_ENDIAN;

import dev.tarsier.job.accept.Verdict.Accepted;
import dev.tarsier.job.request.ImageFormat;
import java.util.Optional;

/**
 * Walks a JPEG (ITU-T T.81, annex B) from SOI through every segment and scan to the true EOI.
 *
 * <p>That EOI is the point: the libjpeg of {@code org.openpnp:opencv} fills what is missing of a
 * cut JPEG with grey and reports success. Bytes after it are ignored, because phones append data
 * there.
 */
final class JpegCheck {
  /** As libjpeg-turbo's {@code TJFLAG_LIMITSCANS}: each scan costs a pass over all pixels. */
  private static final int MAX_SCANS = 500;

  private static final String EXIF = "Exif\0\0";

  private final ByteWindow in;
  private final PixelLimit limit;
  private JpegFrame frame = JpegFrame.NONE;
  private int at = 2;
  private int orientation = 1;
  private boolean exifSeen;
  private int scans;
  private int scannedComponents;
  private long scanBytes;

  JpegCheck(ByteWindow in, PixelLimit limit) {
    this.in = in;
    this.limit = limit;
  }

  Verdict verdict() {
    Optional<Verdict> verdict = Optional.empty();
    while (verdict.isEmpty()) {
      verdict = nextMarker();
    }
    return verdict.get();
  }

  private Optional<Verdict> nextMarker() {
    skipFill();
    if (!in.holds(at, 2)) {
      return because(TRUNCATED, "Missing end of JPEG: no EOI marker in " + in.length() + " bytes");
    }
    if (in.u8(at) != 0xFF) {
      return because(CORRUPT, "Missing JPEG marker: at byte " + at);
    }
    int marker = in.u8(at + 1);
    if (marker == SOI) {
      return because(CORRUPT, "Invalid JPEG: a second SOI, " + name(marker));
    }
    if (marker == EOI) {
      return Optional.of(end());
    }
    if (JpegMarker.isBare(marker)) {
      at += 2;
      return Optional.empty();
    }
    return segment(marker);
  }

  /** Any number of 0xFF may precede a marker; stray zeros harm no decoder and are passed over. */
  private void skipFill() {
    while (in.holds(at, 1)) {
      int next = in.u8(at + 1);
      boolean fill = in.u8(at) == 0xFF && in.holds(at, 2) && (next == 0xFF || next == 0);
      if (!fill && in.u8(at) != 0) {
        return;
      }
      at++;
    }
  }

  private Optional<Verdict> segment(int marker) {
    if (!in.holds(at, 4)) {
      return because(TRUNCATED, "Missing end of JPEG: no EOI marker in " + in.length() + " bytes");
    }
    int length = in.u16(at + 2, BIG_ENDIAN);
    if (length < 2) {
      return because(CORRUPT, "Invalid JPEG segment length: " + length + " in " + name(marker));
    }
    if (!in.holds(at + 2, length)) {
      String reach = length + " bytes in " + name(marker) + ", the file ends at " + in.length();
      return because(TRUNCATED, "Missing end of JPEG segment: " + reach);
    }
    Optional<Verdict> verdict = read(marker, in.slice(at + 2, length));
    at += 2 + length;
    if (marker == SOS) {
      skipEntropyCodedData();
    }
    return verdict;
  }

  private Optional<Verdict> read(int marker, ByteWindow segment) {
    if (JpegMarker.isReadFrame(marker)) {
      return readFrame(marker, segment);
    }
    if (marker == SOS) {
      return readScan(segment);
    }
    if (marker == DNL) {
      return readNumberOfLines();
    }
    if (marker == APP1) {
      readExif(segment);
    }
    return JpegMarker.isSkipped(marker) ? Optional.empty() : unread(marker);
  }

  private Optional<Verdict> unread(int marker) {
    Optional<String> process = JpegMarker.unsupportedProcess(marker);
    return process.isPresent()
        ? because(UNSUPPORTED, "Unsupported JPEG process: " + process.get())
        : because(CORRUPT, "Invalid JPEG marker: " + name(marker));
  }

  private Optional<Verdict> readFrame(int marker, ByteWindow segment) {
    if (frame.isPresent()) {
      return because(CORRUPT, "Invalid JPEG: a second frame header, " + name(marker));
    }
    frame = new JpegFrame(segment, marker == SOF2);
    return frame.fault(limit);
  }

  private Optional<Verdict> readScan(ByteWindow segment) {
    if (!frame.isPresent()) {
      return because(CORRUPT, "Missing JPEG frame header: before " + name(SOS));
    }
    if (++scans > MAX_SCANS) {
      return because(UNSUPPORTED, "Unsupported JPEG: more than " + MAX_SCANS + " scans");
    }
    int count = segment.u8(2);
    if (count < 1 || count > frame.components() || segment.length() != 6 + 2 * count) {
      return because(CORRUPT, "Invalid JPEG scan header: " + name(SOS));
    }
    int taken = 0;
    for (int i = 0; i < count; i++) {
      int bit = frame.bitOf(segment.u8(3 + 2 * i), taken);
      if (bit == 0) {
        return because(
            CORRUPT, "Invalid JPEG scan component: " + segment.u8(3 + 2 * i) + " in " + name(SOS));
      }
      taken |= bit;
    }
    scannedComponents |= taken;
    return Optional.empty();
  }

  /** Stops at the first marker that is neither a stuffed 0xFF nor a restart. */
  private void skipEntropyCodedData() {
    int start = at;
    at = in.nextFf(at);
    while (in.holds(at, 2)) {
      int next = in.u8(at + 1);
      if (next != 0 && next != 0xFF && !JpegMarker.isRestart(next)) {
        break;
      }
      at = in.nextFf(next == 0xFF ? at + 1 : at + 2);
    }
    scanBytes += at - start;
  }

  /** DNL repeats the height after the first scan; libjpeg passes over it. */
  private Optional<Verdict> readNumberOfLines() {
    return frame.isPresent() && frame.height() == 0
        ? because(UNSUPPORTED, "Unsupported JPEG height: given after the scan (DNL)")
        : Optional.empty();
  }

  private void readExif(ByteWindow segment) {
    if (!exifSeen && segment.matches(2, EXIF)) {
      exifSeen = true;
      orientation = ExifOrientation.of(segment.slice(2 + EXIF.length(), segment.length()));
    }
  }

  private Verdict end() {
    return imageFault()
        .or(this::scanFault)
        .orElseGet(
            () ->
                new Accepted(
                    new ImageHeader(ImageFormat.JPEG, frame.width(), frame.height(), orientation)));
  }

  private Optional<Verdict> imageFault() {
    if (!frame.isPresent()) {
      return because(CORRUPT, "Missing JPEG frame header: before " + name(EOI));
    }
    if (scans == 0) {
      return because(CORRUPT, "Missing JPEG scan: before " + name(EOI));
    }
    return limit.check(ImageFormat.JPEG, frame.width(), frame.height());
  }

  private Optional<Verdict> scanFault() {
    if (scannedComponents != frame.allBits()) {
      return because(CORRUPT, "Missing JPEG scan: not every component has one");
    }
    long least = frame.leastScanBytes();
    return scanBytes < least
        ? because(
            TRUNCATED,
            "Missing JPEG scan data: "
                + scanBytes
                + " bytes, "
                + frame.width()
                + "x"
                + frame.height()
                + " takes at least "
                + least)
        : Optional.empty();
  }

  /** Such as {@code FFDA at byte 623}. */
  private String name(int marker) {
    return JpegMarker.name(marker) + " at byte " + at;
  }
}
