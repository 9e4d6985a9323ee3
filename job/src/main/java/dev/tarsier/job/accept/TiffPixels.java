package dev.tarsier.job.accept;

import static dev.tarsier.job.accept.Verdict.Rejected.because;
import static dev.tarsier.job.report.RejectReason.CORRUPT;
import static dev.tarsier.job.report.RejectReason.UNSUPPORTED;
import static dev.tarsier.job.report.RejectReason.UNSUPPORTED_COLOR;

import java.util.Optional;

/** What a TIFF directory says of its pixels, and whether OpenCV turns that into BGR faithfully. */
final class TiffPixels {
  private static final int SUBFILE_TYPE = 254;
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS_PER_SAMPLE = 258;
  private static final int COMPRESSION = 259;
  private static final int PHOTOMETRIC = 262;
  private static final int SAMPLES_PER_PIXEL = 277;
  private static final int PLANAR_CONFIGURATION = 284;
  private static final int COLOUR_MAP = 320;
  private static final int SAMPLE_FORMAT = 339;
  private static final int DNG_VERSION = 50_706;

  private static final int RGB = 2;
  private static final int PALETTE = 3;
  private static final int YCBCR = 6;
  private static final int NONE = -1;

  private final TiffDirectory directory;
  private final TiffField bits;
  private final long compression;
  private final long photometric;
  private final long samples;
  private final boolean planar;

  TiffPixels(TiffDirectory directory) {
    this.directory = directory;
    this.bits = directory.field(BITS_PER_SAMPLE);
    this.compression = directory.field(COMPRESSION).valueOr(1);
    this.photometric = directory.field(PHOTOMETRIC).valueOr(NONE);
    this.samples = directory.field(SAMPLES_PER_PIXEL).valueOr(1);
    this.planar = directory.field(PLANAR_CONFIGURATION).valueOr(1) == 2;
  }

  long width() {
    return directory.field(WIDTH).valueOr(0);
  }

  long height() {
    return directory.field(HEIGHT).valueOr(0);
  }

  long samples() {
    return samples;
  }

  long bitsPerSample() {
    return bits.valueOr(1);
  }

  /** Whether each sample has strips or tiles of its own. */
  boolean isPlanar() {
    return planar;
  }

  /** Whether the bytes of a strip or tile follow from its size. */
  boolean isPlain() {
    return compression == 1 && photometric != YCBCR;
  }

  Optional<Verdict> fault() {
    return previewFault().or(this::colourFault).or(this::sampleFault).or(this::compressionFault);
  }

  /** Camera raw files are TIFF structures whose first image is a small preview. */
  private Optional<Verdict> previewFault() {
    if (directory.field(DNG_VERSION).isPresent()) {
      return because(UNSUPPORTED, "Unsupported TIFF: camera raw (DNG)");
    }
    return (directory.field(SUBFILE_TYPE).valueOr(0) & 1) == 1
        ? because(UNSUPPORTED, "Unsupported TIFF: the first image is a preview")
        : Optional.empty();
  }

  private Optional<Verdict> colourFault() {
    if (photometric == NONE) {
      return because(CORRUPT, "Missing TIFF photometric interpretation: tag 262");
    }
    String name =
        switch ((int) photometric) {
          case 0, 1, RGB, PALETTE, YCBCR -> "";
          case 5 -> "CMYK";
          case 8, 9, 10 -> "Lab";
          case 32_803, 34_892 -> "camera raw";
          default -> "photometric interpretation " + photometric;
        };
    return name.isEmpty()
        ? Optional.empty()
        : because(UNSUPPORTED_COLOR, "Unsupported TIFF colours: " + name);
  }

  private Optional<Verdict> sampleFault() {
    if (!samplesFit()) {
      String with = " with photometric interpretation " + photometric;
      return because(UNSUPPORTED, "Unsupported TIFF samples per pixel: " + samples + with);
    }
    for (int i = 0; i < Math.min(samples, Math.max(1, bits.count())); i++) {
      long sampleBits = bits.isPresent() ? bits.value(i) : 1;
      if (sampleBits != bitsPerSample() || (sampleBits != 8 && sampleBits != 16)) {
        return because(UNSUPPORTED, "Unsupported TIFF bits per sample: " + sampleBits);
      }
    }
    long format = directory.field(SAMPLE_FORMAT).valueOr(1);
    if (format != 1) {
      return because(UNSUPPORTED, "Unsupported TIFF sample format: " + format);
    }
    return paletteFault();
  }

  private boolean samplesFit() {
    return switch ((int) photometric) {
      case RGB -> samples == 3 || samples == 4;
      case YCBCR -> samples == 3;
      default -> samples == 1;
    };
  }

  private Optional<Verdict> paletteFault() {
    if (photometric != PALETTE) {
      return Optional.empty();
    }
    if (bitsPerSample() != 8) {
      return because(UNSUPPORTED, "Unsupported TIFF palette: " + bitsPerSample() + " bits");
    }
    long entries = directory.field(COLOUR_MAP).count();
    return entries == 3L << bitsPerSample()
        ? Optional.empty()
        : because(CORRUPT, "Invalid TIFF palette: " + entries + " values");
  }

  /** Those that the libtiff of OpenCV's builds holds and that are not long withdrawn (6). */
  private Optional<Verdict> compressionFault() {
    return switch ((int) compression) {
      case 1, 5, 7, 8, 32_773, 32_946 -> Optional.empty();
      default -> because(UNSUPPORTED, "Unsupported TIFF compression: " + compression);
    };
  }
}
