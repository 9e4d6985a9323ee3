package dev.tarsier.job.accept;

import java.util.Locale;
import java.util.Optional;

/** The second bytes of JPEG markers (ITU-T T.81, table B.1). */
final class JpegMarker {
  static final int SOF2 = 0xC2;
  static final int DHT = 0xC4;
  static final int DAC = 0xCC;
  static final int SOI = 0xD8;
  static final int EOI = 0xD9;
  static final int SOS = 0xDA;
  static final int DQT = 0xDB;
  static final int DNL = 0xDC;
  static final int DRI = 0xDD;
  static final int APP0 = 0xE0;
  static final int APP1 = 0xE1;
  static final int APP15 = 0xEF;
  static final int COM = 0xFE;
  private static final int TEM = 0x01;
  private static final int SOF0 = 0xC0;

  private JpegMarker() {}

  /** RST0 to RST7, which part the entropy-coded data. */
  static boolean isRestart(int marker) {
    return (marker & 0xF8) == 0xD0;
  }

  /** Markers without a length and payload. */
  static boolean isBare(int marker) {
    return marker == TEM || isRestart(marker);
  }

  /** Frames that are read: baseline, extended sequential and progressive, Huffman coded. */
  static boolean isReadFrame(int marker) {
    return marker >= SOF0 && marker <= SOF2;
  }

  /** Segments that may stand anywhere and that the decoder looks at, not this package. */
  static boolean isSkipped(int marker) {
    return marker == DHT
        || marker == DAC
        || marker == DQT
        || marker == DRI
        || marker == COM
        || (marker >= APP0 && marker <= APP15);
  }

  /** The coding process that the marker announces, when it is one that is not read. */
  static Optional<String> unsupportedProcess(int marker) {
    return switch (marker) {
      case 0xC3 -> Optional.of("lossless (SOF3)");
      case 0xC5, 0xC6, 0xC7 -> Optional.of("differential (SOF" + (marker & 0xF) + ")");
      case 0xC8 -> Optional.of("reserved (JPG)");
      case 0xC9, 0xCA, 0xCB -> Optional.of("arithmetic coding (SOF" + (marker & 0xF) + ")");
      case 0xCD, 0xCE, 0xCF ->
          Optional.of("differential arithmetic coding (SOF" + (marker & 0xF) + ")");
      case 0xDE, 0xDF -> Optional.of("hierarchical");
      case 0xF7, 0xF8 -> Optional.of("JPEG-LS");
      default -> Optional.empty();
    };
  }

  /** Such as {@code FFDA}. */
  static String name(int marker) {
    return "FF" + Integer.toHexString(marker | 0x100).substring(1).toUpperCase(Locale.ROOT);
  }
}
