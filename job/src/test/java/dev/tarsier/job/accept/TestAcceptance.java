package dev.tarsier.job.accept;

import static dev.tarsier.job.accept.Fixtures.concat;
import static dev.tarsier.job.accept.Fixtures.judge;
import static dev.tarsier.job.report.RejectReason.CORRUPT;
import static dev.tarsier.job.report.RejectReason.EMPTY;
import static dev.tarsier.job.report.RejectReason.TOO_LARGE;
import static dev.tarsier.job.report.RejectReason.UNKNOWN_TYPE;
import static dev.tarsier.job.report.RejectReason.UNSUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.accept.Verdict.Accepted;
import dev.tarsier.job.accept.Verdict.Rejected;
import dev.tarsier.job.request.ImageFormat;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TestAcceptance {
  @Test
  void emptyFile() {
    assertThat(judge(new byte[0]))
        .isEqualTo(new Rejected(EMPTY, "Missing image: the file holds no byte"));
  }

  @Test
  void unknownContentShowsItsFirstBytes() {
    assertThat(judge("<!DOCTYPE html>".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(
            new Rejected(UNKNOWN_TYPE, "Unsupported content: first bytes 3c 21 44 4f 43 54 59 50"));
    assertThat(judge(new byte[] {(byte) 0xFF}))
        .isEqualTo(new Rejected(UNKNOWN_TYPE, "Unsupported content: first bytes ff"));
  }

  @ParameterizedTest
  @CsvSource({
    "GIF, GIF89a",
    "GIF, GIF87a",
    "HEIC, ....ftypheic",
    "HEIC, ....ftypheix",
    "HEIC, ....ftyphevc",
    "HEIC, ....ftypmif1",
    "HEIC, ....ftypmsf1",
    "AVIF, ....ftypavif",
    "Canon raw (CR2), II*~\u0010~~~CR",
    "Canon raw (CR3), '....ftypcrx '",
    "MP4 or QuickTime video, ....ftypisom",
    "JPEG 2000, '....jP  \r\n\u0087\n'",
    "JPEG 2000, '\u00ffO\u00ffQ'",
    "JPEG XL, '....JXL \r\n\u0087\n'",
    "JPEG XL, '\u00ff\n'",
    "JPEG XR, II\u00bc",
    "BigTIFF, II+~",
    "BigTIFF, MM~+",
    "Olympus raw (ORF), IIRO",
    "Olympus raw (ORF), MMOR",
    "Panasonic raw (RW2), IIU~",
    "Fujifilm raw (RAF), FUJIFILMCCD-RAW",
    "PSD, 8BPS",
    "PDF, %PDF-1.7",
    "PostScript, %!PS-Adobe",
    "SVG, <svg xmlns=",
    "OpenEXR, 'v/1\u0001'",
    "Radiance HDR, #?RADIANCE",
    "Radiance HDR, #?RGBE",
    "MNG, \u008aMNG",
    "JNG, \u008bJNG",
    "Netpbm, 'P6\n4 3'",
    "Netpbm, 'P7\r\n'",
    "QOI, qoif",
    "DDS, 'DDS |'",
    "FITS, 'SIMPLE  ='",
    "ICO, ~~\u0001~",
    "gzip archive, '\u001f\u008b'",
    "ZIP archive, 'PK\u0003\u0004'"
  })
  void knownTypeThatIsNeverRead(String name, String magic) {
    byte[] bytes = magic.replace('~', '\0').getBytes(StandardCharsets.ISO_8859_1);

    assertThat(judge(bytes))
        .isEqualTo(new Rejected(UNSUPPORTED, "Unsupported image type: " + name));
  }

  @Test
  void dicomIsKnownByItsMagicBehindThePreamble() {
    byte[] bytes = concat(new byte[128], "DICM".getBytes(StandardCharsets.US_ASCII));

    assertThat(judge(bytes)).isEqualTo(new Rejected(UNSUPPORTED, "Unsupported image type: DICOM"));
  }

  @ParameterizedTest
  @CsvSource({"RIFFxxxxWAVE", "P9 text", "P6text", "GIF", "II*"})
  void contentThatOnlyResemblesAType(String text) {
    Verdict verdict = judge(text.getBytes(StandardCharsets.US_ASCII));

    assertThat(((Rejected) verdict).reason()).isEqualTo(UNKNOWN_TYPE);
  }

  @ParameterizedTest
  @EnumSource(ImageFormat.class)
  void formatThatIsNotEnabledSaysHowToEnableIt(ImageFormat format) {
    Set<ImageFormat> others = Set.of(ImageFormat.values());
    Acceptance acceptance =
        new Acceptance(
            others.stream().filter(other -> other != format).collect(Collectors.toSet()),
            1_000_000);
    byte[] image = SmallImages.of(format);

    assertThat(acceptance.check(image, image.length))
        .isEqualTo(
            new Rejected(
                UNSUPPORTED,
                "Unsupported image type: "
                    + format
                    + " (add "
                    + format.keyword()
                    + " to source.formats)"));
  }

  @ParameterizedTest
  @EnumSource(ImageFormat.class)
  void everyFormatIsRead(ImageFormat format) {
    assertThat(judge(SmallImages.of(format)))
        .isEqualTo(new Accepted(new ImageHeader(format, 40, 30, 1)));
  }

  @ParameterizedTest
  @EnumSource(ImageFormat.class)
  void pixelLimit(ImageFormat format) {
    byte[] image = SmallImages.of(format);
    Set<ImageFormat> formats = Set.of(format);

    assertThat(new Acceptance(formats, 1200).check(image, image.length))
        .isEqualTo(new Accepted(new ImageHeader(format, 40, 30, 1)));
    assertThat(new Acceptance(formats, 1199).check(image, image.length))
        .isEqualTo(new Rejected(TOO_LARGE, "40x30 is 0.0012 megapixels, limit 0.001199"));
  }

  @ParameterizedTest
  @EnumSource(ImageFormat.class)
  void bytesBeyondTheLengthAreIgnored(ImageFormat format) {
    byte[] image = SmallImages.of(format);
    Acceptance acceptance = new Acceptance(Set.of(format), 1_000_000);

    assertThat(acceptance.check(concat(image, new byte[1000]), image.length))
        .isEqualTo(new Accepted(new ImageHeader(format, 40, 30, 1)));
    assertThat(acceptance.check(image, image.length - 1)).isInstanceOf(Rejected.class);
  }

  @ParameterizedTest
  @CsvSource({
    "JPEG, 65501, 65500",
    "PNG, 1000001, 1000000",
    "WEBP, 16385, 16384",
    "TIFF, 1048577, 1048576",
    "BMP, 1048577, 1048576"
  })
  void sideThatOpenCvRefuses(ImageFormat format, long side, long limit) {
    PixelLimit pixels = new PixelLimit(Long.MAX_VALUE);
    String detail = " has a side over " + limit + " pixels, the limit of OpenCV's " + format;

    assertThat(pixels.check(format, limit, limit)).isEmpty();
    assertThat(pixels.check(format, side, 1))
        .contains(new Rejected(TOO_LARGE, side + "x1" + detail + " decoder"));
    assertThat(pixels.check(format, 1, side))
        .contains(new Rejected(TOO_LARGE, "1x" + side + detail + " decoder"));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "-1, 1", "1, 2147483648", "4294967295, 4294967295"})
  void absurdSize(long width, long height) {
    assertThat(new PixelLimit(100).check(ImageFormat.TIFF, width, height))
        .contains(new Rejected(CORRUPT, "Invalid TIFF size: " + width + "x" + height));
  }

  @Test
  void largestNumbersDoNotWrap() {
    assertThat(new PixelLimit(100_000_000).check(ImageFormat.TIFF, 2147483647, 2147483647))
        .contains(
            new Rejected(
                TOO_LARGE, "2147483647x2147483647 is 4611686014132.420609 megapixels, limit 100"));
  }

  @Test
  void lengthOutsideTheArray() {
    Acceptance acceptance = new Acceptance(Set.of(ImageFormat.JPEG), 1);

    assertThatThrownBy(() -> acceptance.check(new byte[10], 11))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid length: 11 (the array holds 10 bytes)");
    assertThatThrownBy(() -> acceptance.check(new byte[10], -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid length: -1 (the array holds 10 bytes)");
  }

  @Test
  void acceptanceOfNothing() {
    assertThatThrownBy(() -> new Acceptance(Set.of(), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Missing image formats: name at least one");
    assertThatThrownBy(() -> new Acceptance(Set.of(ImageFormat.JPEG), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid pixel limit: 0 (use 1 or more)");
  }

  @Test
  void headerOfNoImage() {
    assertThatThrownBy(() -> new ImageHeader(ImageFormat.PNG, 0, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid image size: 0x1");
    assertThatThrownBy(() -> new ImageHeader(ImageFormat.PNG, 1, 1, 9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid orientation: 9 (use 1 to 8)");
  }
}
