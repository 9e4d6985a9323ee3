package dev.tarsier.job.accept;

import dev.tarsier.job.request.ImageFormat;
import java.util.List;
import java.util.Optional;

/** Recognises types by their magic bytes; file names are never asked. */
final class MagicBytes {
  /** Types that are never read but worth a name in the report, the more specific first. */
  private static final List<Signature> OTHER_TYPES =
      List.of(
          new Signature("GIF", 0, "GIF8"),
          new Signature("HEIC", 4, "ftyphei"),
          new Signature("HEIC", 4, "ftyphev"),
          new Signature("HEIC", 4, "ftypmif1"),
          new Signature("HEIC", 4, "ftypmsf1"),
          new Signature("AVIF", 4, "ftypavi"),
          new Signature("Canon raw (CR2)", 0, "II*\0\u0010\0\0\0CR"),
          new Signature("Canon raw (CR3)", 4, "ftypcrx "),
          new Signature("MP4 or QuickTime video", 4, "ftyp"),
          new Signature("JPEG 2000", 4, "jP  \r\n\u0087\n"),
          new Signature("JPEG 2000", 0, "\u00ffO\u00ffQ"),
          new Signature("JPEG XL", 4, "JXL \r\n\u0087\n"),
          new Signature("JPEG XL", 0, "\u00ff\n"),
          new Signature("JPEG XR", 0, "II\u00bc"),
          new Signature("BigTIFF", 0, "II+\0"),
          new Signature("BigTIFF", 0, "MM\0+"),
          new Signature("Olympus raw (ORF)", 0, "IIR"),
          new Signature("Olympus raw (ORF)", 0, "MMOR"),
          new Signature("Panasonic raw (RW2)", 0, "IIU\0"),
          new Signature("Fujifilm raw (RAF)", 0, "FUJIFILMCCD-RAW"),
          new Signature("PSD", 0, "8BPS"),
          new Signature("PDF", 0, "%PDF"),
          new Signature("PostScript", 0, "%!PS"),
          new Signature("SVG", 0, "<svg"),
          new Signature("OpenEXR", 0, "v/1\u0001"),
          new Signature("Radiance HDR", 0, "#?RADIANCE"),
          new Signature("Radiance HDR", 0, "#?RGBE"),
          new Signature("MNG", 0, "\u008aMNG"),
          new Signature("JNG", 0, "\u008bJNG"),
          new Signature("QOI", 0, "qoif"),
          new Signature("DDS", 0, "DDS "),
          new Signature("FITS", 0, "SIMPLE  ="),
          new Signature("ICO", 0, "\0\0\u0001\0"),
          new Signature("DICOM", 128, "DICM"),
          new Signature("gzip archive", 0, "\u001f\u008b"),
          new Signature("ZIP archive", 0, "PK\u0003\u0004"));

  private MagicBytes() {}

  /** A type that {@link Acceptance} can read when it is asked for. */
  static Optional<ImageFormat> format(ByteWindow in) {
    if (in.matches(0, "\u00ff\u00d8\u00ff")) {
      return Optional.of(ImageFormat.JPEG);
    }
    if (in.matches(0, "\u0089PNG")) {
      return Optional.of(ImageFormat.PNG);
    }
    if (in.matches(0, "RIFF") && in.matches(8, "WEBP")) {
      return Optional.of(ImageFormat.WEBP);
    }
    if (isTiff(in)) {
      return Optional.of(ImageFormat.TIFF);
    }
    return in.matches(0, "BM") ? Optional.of(ImageFormat.BMP) : Optional.empty();
  }

  /** Canon's raw files open like a TIFF, of which the first image is only a preview. */
  private static boolean isTiff(ByteWindow in) {
    boolean littleEndian = in.matches(0, "II*\0") && !in.matches(4, "\u0010\0\0\0CR");
    return littleEndian || in.matches(0, "MM\0*");
  }

  /** The name of a type that is known and never read. */
  static Optional<String> otherType(ByteWindow in) {
    if (isNetpbm(in)) {
      return Optional.of("Netpbm");
    }
    return OTHER_TYPES.stream()
        .filter(type -> in.matches(type.at(), type.magic()))
        .map(Signature::name)
        .findFirst();
  }

  /** {@code P1} to {@code P7} and white space; two characters alone would claim too much text. */
  private static boolean isNetpbm(ByteWindow in) {
    int digit = in.u8(1);
    int space = in.u8(2);
    return in.u8(0) == 'P'
        && digit >= '1'
        && digit <= '7'
        && (space == ' ' || space == '\n' || space == '\r' || space == '\t');
  }

  private record Signature(String name, int at, String magic) {}
}
