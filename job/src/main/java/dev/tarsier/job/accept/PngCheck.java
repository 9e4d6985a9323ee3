package dev.tarsier.job.accept;

import static dev.tarsier.job.accept.Verdict.Rejected.because;
import static dev.tarsier.job.report.RejectReason.CORRUPT;
import static dev.tarsier.job.report.RejectReason.TRUNCATED;
import static dev.tarsier.job.report.RejectReason.UNSUPPORTED;
import static java.nio.ByteOrder.BIG_ENDIAN;

import dev.tarsier.job.accept.Verdict.Accepted;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Walks a PNG (W3C PNG, third edition) from its signature through every chunk to IEND and checks
 * each CRC. Of an animation (APNG) the default image is what OpenCV reads; its frames pass unread.
 */
final class PngCheck {
  private static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";

  /** Length, type and CRC. */
  private static final int CHUNK_BYTES = 12;

  private static final int IHDR = 0x49484452;
  private static final int PLTE = 0x504C5445;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454E44;
  private static final int EXIF = 0x65584966;

  /** Apple's variant opens with this chunk and holds raw deflate data in another colour order. */
  private static final int CGBI = 0x43674249;

  /** Bit 5 of a type's first letter: lower case means that a reader may pass over the chunk. */
  private static final int ANCILLARY = 0x2000_0000;

  private final ByteWindow in;
  private final PixelLimit limit;
  private final CRC32 crc = new CRC32();
  private PngHeader header = PngHeader.NONE;
  private int at = SIGNATURE.length();
  private int previous;
  private int orientation = 1;
  private boolean paletteSeen;
  private boolean dataSeen;
  private boolean exifSeen;

  PngCheck(ByteWindow in, PixelLimit limit) {
    this.in = in;
    this.limit = limit;
  }

  Verdict verdict() {
    Optional<Verdict> verdict = signatureFault();
    while (verdict.isEmpty()) {
      verdict = nextChunk();
    }
    return verdict.get();
  }

  private Optional<Verdict> signatureFault() {
    if (in.matches(0, SIGNATURE)) {
      return Optional.empty();
    }
    return in.length() < SIGNATURE.length()
        ? because(TRUNCATED, missingEnd())
        : because(CORRUPT, "Invalid PNG signature: " + in.hex(SIGNATURE.length()));
  }

  private Optional<Verdict> nextChunk() {
    if (!in.holds(at, CHUNK_BYTES)) {
      return because(TRUNCATED, missingEnd());
    }
    long length = in.u32(at, BIG_ENDIAN);
    int type = (int) in.u32(at + 4, BIG_ENDIAN);
    if (!isType(type)) {
      return because(CORRUPT, "Invalid PNG chunk type: " + typeInHex() + " at byte " + at);
    }
    if (length > Integer.MAX_VALUE) {
      return because(CORRUPT, "Invalid PNG chunk length: " + length + " in " + name(type));
    }
    if (!in.holds(at, CHUNK_BYTES + length)) {
      String reach = length + " bytes in " + name(type) + ", the file ends at " + in.length();
      return because(TRUNCATED, "Missing end of PNG chunk: " + reach);
    }
    if (!crcMatches((int) length)) {
      return because(CORRUPT, "Invalid PNG checksum: " + name(type));
    }
    Optional<Verdict> verdict = orderFault(type).or(() -> read(type, in.slice(at + 8, length)));
    previous = type;
    at += CHUNK_BYTES + (int) length;
    return verdict;
  }

  private boolean crcMatches(int length) {
    crc.reset();
    in.addTo(crc, at + 4, 4 + length);
    return crc.getValue() == in.u32(at + 8 + length, BIG_ENDIAN);
  }

  private Optional<Verdict> orderFault(int type) {
    boolean first = at == SIGNATURE.length();
    if (first && type != IHDR) {
      return type == CGBI
          ? because(UNSUPPORTED, "Unsupported PNG variant: CgBI (Apple)")
          : because(CORRUPT, "Missing PNG header: IHDR is not the first chunk");
    }
    boolean repeated = (!first && type == IHDR) || (paletteSeen && type == PLTE);
    boolean parted = type == IDAT && dataSeen && previous != IDAT;
    return repeated || parted
        ? because(CORRUPT, "Invalid PNG chunk order: " + name(type))
        : Optional.empty();
  }

  private Optional<Verdict> read(int type, ByteWindow data) {
    return switch (type) {
      case IHDR -> readHeader(data);
      case PLTE -> {
        paletteSeen = true;
        yield header.paletteFault(data.length());
      }
      case IDAT -> readData();
      case IEND -> Optional.of(end(data));
      case EXIF -> {
        readExif(data);
        yield Optional.empty();
      }
      default ->
          (type & ANCILLARY) != 0
              ? Optional.empty()
              : because(UNSUPPORTED, "Unsupported PNG chunk: " + name(type));
    };
  }

  private Optional<Verdict> readHeader(ByteWindow data) {
    header = new PngHeader(data);
    return header.fault(limit);
  }

  private Optional<Verdict> readData() {
    dataSeen = true;
    return header.isPalette() && !paletteSeen
        ? because(CORRUPT, "Missing PNG palette: no PLTE before IDAT")
        : Optional.empty();
  }

  private void readExif(ByteWindow data) {
    if (!exifSeen) {
      exifSeen = true;
      orientation = ExifOrientation.of(data);
    }
  }

  private Verdict end(ByteWindow data) {
    Optional<Verdict> fault = Optional.empty();
    if (data.length() != 0) {
      fault = because(CORRUPT, "Invalid PNG end: IEND holds " + data.length() + " bytes");
    } else if (!dataSeen) {
      fault = because(CORRUPT, "Missing PNG data: no IDAT before IEND");
    }
    return fault.orElseGet(() -> new Accepted(header.toImageHeader(orientation)));
  }

  private static boolean isType(int type) {
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      int letter = type >>> shift & 0xDF;
      if (letter < 'A' || letter > 'Z') {
        return false;
      }
    }
    return true;
  }

  private String typeInHex() {
    return in.slice(at + 4, 4).hex(4);
  }

  private String missingEnd() {
    return "Missing end of PNG: no IEND chunk in " + in.length() + " bytes";
  }

  /** Such as {@code IDAT at byte 41}. */
  private String name(int type) {
    StringBuilder text = new StringBuilder();
    for (int shift = 24; shift >= 0; shift -= Byte.SIZE) {
      text.append((char) (type >>> shift & 0xFF));
    }
    return text.append(" at byte ").append(at).toString();
  }
}
