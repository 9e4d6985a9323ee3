package dev.tarsier.job.accept;

import static dev.tarsier.job.accept.Fixtures.concat;
import static dev.tarsier.job.accept.Fixtures.judge;
import static dev.tarsier.job.accept.Fixtures.prefix;
import static dev.tarsier.job.accept.JpegFixtures.SOI;
import static dev.tarsier.job.accept.JpegFixtures.exifSegment;
import static dev.tarsier.job.accept.JpegFixtures.frame;
import static dev.tarsier.job.accept.JpegFixtures.jpeg;
import static dev.tarsier.job.accept.JpegFixtures.scan;
import static dev.tarsier.job.accept.JpegFixtures.segment;
import static dev.tarsier.job.accept.JpegFixtures.withSegment;
import static dev.tarsier.job.report.RejectReason.CORRUPT;
import static dev.tarsier.job.report.RejectReason.TRUNCATED;
import static dev.tarsier.job.report.RejectReason.UNSUPPORTED;
import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.accept.Verdict.Accepted;
import dev.tarsier.job.accept.Verdict.Rejected;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.request.ImageFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestJpegCheck {
  private static final byte[] GREY_FRAME = frame(0xC0, 8, 16, 8, 1);
  private static final byte[] DATA = {1, 2, 3, 4, 5, 6, 7, 8};

  @Test
  void baseline() {
    assertThat(judge(JpegFixtures.baseline())).isEqualTo(accepted(40, 30, 1));
  }

  @Test
  void grey() {
    assertThat(judge(JpegFixtures.grey())).isEqualTo(accepted(40, 30, 1));
  }

  @Test
  void progressiveWithTablesBetweenScans() {
    assertThat(judge(JpegFixtures.progressive())).isEqualTo(accepted(40, 30, 1));
  }

  @Test
  void stuffedBytesRestartsAndFillInsideAScan() {
    byte[] data = bytes(1, 0xFF, 0x00, 2, 0xFF, 0xD0, 3, 0xFF, 0xD7, 4, 0xFF, 0xFF, 0xFF, 0x00, 5);

    assertThat(judge(jpeg(GREY_FRAME, scan(1), data, bytes(0xFF, 0xFF))))
        .isEqualTo(accepted(16, 8, 1));
  }

  @Test
  void oneFillByteBeforeTheEnd() {
    assertThat(judge(jpeg(GREY_FRAME, scan(1), DATA, bytes(0xFF)))).isEqualTo(accepted(16, 8, 1));
  }

  @Test
  void segmentsWithoutContent() {
    byte[] empty = concat(segment(0xFE, bytes()), segment(0xEF, bytes()));

    assertThat(judge(jpeg(empty, GREY_FRAME, scan(1), DATA))).isEqualTo(accepted(16, 8, 1));
  }

  @Test
  void scanPerComponentWithTablesBetween() {
    byte[] quantisation = segment(0xDB, new byte[65]);
    byte[] huffman = segment(0xC4, new byte[17]);

    assertThat(
            judge(
                jpeg(
                    frame(0xC0, 8, 16, 8, 3),
                    concat(scan(1), DATA, huffman),
                    concat(scan(2), DATA, quantisation),
                    concat(scan(3), DATA))))
        .isEqualTo(accepted(16, 8, 1));
  }

  @Test
  void paddingAndFillBetweenSegments() {
    byte[] padding = bytes(0, 0, 0xFF, 0xFF);

    assertThat(judge(jpeg(segment(0xFE, DATA), padding, GREY_FRAME, padding, scan(1), DATA)))
        .isEqualTo(accepted(16, 8, 1));
  }

  @Test
  void bareMarkersBetweenSegments() {
    assertThat(judge(jpeg(bytes(0xFF, 0x01, 0xFF, 0xD3), GREY_FRAME, scan(1), DATA)))
        .isEqualTo(accepted(16, 8, 1));
  }

  @Test
  void bytesAppendedAfterTheImage() {
    assertThat(judge(concat(JpegFixtures.baseline(), DATA))).isEqualTo(accepted(40, 30, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void exifOrientation(int orientation) {
    byte[] big = exifSegment(Fixtures.exif(orientation, BIG_ENDIAN));
    byte[] little = exifSegment(Fixtures.exif(orientation, LITTLE_ENDIAN));

    assertThat(judge(withSegment(JpegFixtures.baseline(), big)))
        .isEqualTo(accepted(40, 30, orientation));
    assertThat(judge(withSegment(JpegFixtures.baseline(), little)))
        .isEqualTo(accepted(40, 30, orientation));
  }

  @Test
  void firstExifBlockCounts() {
    byte[] first = exifSegment(Fixtures.exif(1, BIG_ENDIAN));
    byte[] second = exifSegment(Fixtures.exif(6, BIG_ENDIAN));

    assertThat(judge(withSegment(JpegFixtures.baseline(), concat(first, second))))
        .isEqualTo(accepted(40, 30, 1));
  }

  @Test
  void otherApplicationDataIsNotExif() {
    byte[] xmp =
        segment(0xE1, "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.US_ASCII));

    assertThat(judge(withSegment(JpegFixtures.baseline(), xmp))).isEqualTo(accepted(40, 30, 1));
  }

  @Test
  void endOfTheExifThumbnailIsNotTheEndOfTheImage() {
    byte[] exif = concat(Fixtures.exif(8, LITTLE_ENDIAN), JpegFixtures.baseline());
    byte[] whole = withSegment(JpegFixtures.baseline(), exifSegment(exif));
    int cut = 2 + exifSegment(exif).length;

    assertThat(judge(whole)).isEqualTo(accepted(40, 30, 8));
    assertThat(judge(prefix(whole, cut)))
        .isEqualTo(
            new Rejected(TRUNCATED, "Missing end of JPEG: no EOI marker in " + cut + " bytes"));
  }

  @Test
  void cutInsideTheScan() {
    byte[] cut = prefix(JpegFixtures.baseline(), JpegFixtures.baseline().length - 3);

    assertThat(judge(cut))
        .isEqualTo(
            new Rejected(
                TRUNCATED, "Missing end of JPEG: no EOI marker in " + cut.length + " bytes"));
  }

  @Test
  void cutInsideASegment() {
    assertThat(judge(concat(SOI, prefix(segment(0xE0, new byte[14]), 10))))
        .isEqualTo(
            new Rejected(
                TRUNCATED,
                "Missing end of JPEG segment: 16 bytes in FFE0 at byte 2, the file ends at 12"));
  }

  @Test
  void cutInsideASegmentLength() {
    assertThat(judge(concat(SOI, bytes(0xFF, 0xE0, 0))))
        .isEqualTo(new Rejected(TRUNCATED, "Missing end of JPEG: no EOI marker in 5 bytes"));
  }

  @Test
  void scanBeforeFrame() {
    assertRejected(
        jpeg(scan(1), DATA, GREY_FRAME),
        CORRUPT,
        "Missing JPEG frame header: before FFDA at byte 2");
  }

  @Test
  void noScan() {
    assertRejected(jpeg(GREY_FRAME), CORRUPT, "Missing JPEG scan: before FFD9 at byte 15");
  }

  @Test
  void componentWithoutScan() {
    assertRejected(
        jpeg(frame(0xC0, 8, 16, 8, 3), scan(1, 2), DATA),
        CORRUPT,
        "Missing JPEG scan: not every component has one");
  }

  @Test
  void scanOfAnUnknownComponent() {
    assertRejected(
        jpeg(GREY_FRAME, scan(7), DATA),
        CORRUPT,
        "Invalid JPEG scan component: 7 in FFDA at byte 15");
  }

  @Test
  void scanOfOneComponentTwice() {
    assertRejected(
        jpeg(frame(0xC0, 8, 16, 8, 3), scan(2, 2), DATA),
        CORRUPT,
        "Invalid JPEG scan component: 2 in FFDA at byte 21");
  }

  @Test
  void scanHeaderOfAnotherLength() {
    assertRejected(
        jpeg(GREY_FRAME, segment(0xDA, bytes(1, 1, 0)), DATA),
        CORRUPT,
        "Invalid JPEG scan header: FFDA at byte 15");
  }

  @Test
  void scanOfNoComponent() {
    assertRejected(
        jpeg(GREY_FRAME, scan(), DATA), CORRUPT, "Invalid JPEG scan header: FFDA at byte 15");
  }

  @Test
  void secondStart() {
    assertRejected(jpeg(GREY_FRAME, SOI), CORRUPT, "Invalid JPEG: a second SOI, FFD8 at byte 15");
  }

  @Test
  void segmentLengthBelowTwo() {
    assertRejected(
        jpeg(bytes(0xFF, 0xE0, 0, 1)), CORRUPT, "Invalid JPEG segment length: 1 in FFE0 at byte 2");
  }

  @Test
  void markerThatDoesNotExist() {
    assertRejected(jpeg(segment(0x42, DATA)), CORRUPT, "Invalid JPEG marker: FF42 at byte 2");
  }

  @Test
  void wrongSegmentLength() {
    assertRejected(jpeg(segment(0xFE, DATA), DATA), CORRUPT, "Missing JPEG marker: at byte 14");
  }

  @Test
  void scanBomb() {
    byte[][] scans = Collections.nCopies(500, concat(scan(1), DATA)).toArray(new byte[0][]);
    byte[] progressive = frame(0xC2, 8, 16, 8, 1);

    assertThat(judge(jpeg(progressive, concat(scans)))).isEqualTo(accepted(16, 8, 1));
    assertRejected(
        jpeg(progressive, concat(scans), scan(1), DATA),
        UNSUPPORTED,
        "Unsupported JPEG: more than 500 scans");
  }

  @Test
  void fillWithoutEnd() {
    byte[] fill = new byte[100_000];
    Arrays.fill(fill, (byte) 0xFF);

    assertRejected(
        concat(SOI, fill), TRUNCATED, "Missing end of JPEG: no EOI marker in 100002 bytes");
    assertRejected(
        concat(SOI, GREY_FRAME, scan(1), fill),
        TRUNCATED,
        "Missing end of JPEG: no EOI marker in 100025 bytes");
  }

  private static void assertRejected(byte[] image, RejectReason reason, String detail) {
    assertThat(judge(image)).isEqualTo(new Rejected(reason, detail));
  }

  private static Accepted accepted(int width, int height, int orientation) {
    return new Accepted(new ImageHeader(ImageFormat.JPEG, width, height, orientation));
  }

  private static byte[] bytes(int... values) {
    return ByteAssembly.bigEndian().bytes(values).toArray();
  }
}
