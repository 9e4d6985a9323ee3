package dev.tarsier.job.accept;

import static dev.tarsier.job.accept.Fixtures.concat;
import static dev.tarsier.job.accept.Fixtures.judge;
import static dev.tarsier.job.accept.Fixtures.prefix;
import static dev.tarsier.job.accept.Fixtures.with;
import static dev.tarsier.job.accept.PngFixtures.IEND;
import static dev.tarsier.job.accept.PngFixtures.SIGNATURE;
import static dev.tarsier.job.accept.PngFixtures.black;
import static dev.tarsier.job.accept.PngFixtures.chunk;
import static dev.tarsier.job.accept.PngFixtures.header;
import static dev.tarsier.job.accept.PngFixtures.png;
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
import org.junit.jupiter.api.Test;

class TestPngCheck {
  private static final byte[] HEADER = header(4, 3, 8, 2);
  private static final byte[] DATA = black(12, 3);

  @Test
  void bytesAppendedAfterTheImage() {
    assertThat(judge(concat(png(HEADER, DATA, IEND), new byte[5]))).isEqualTo(accepted(1));
  }

  @Test
  void animationIsReadAsItsDefaultImage() {
    byte[] animation = chunk("acTL", new byte[8]);
    byte[] frame = chunk("fdAT", new byte[20]);

    assertThat(judge(png(HEADER, animation, DATA, frame, IEND))).isEqualTo(accepted(1));
  }

  @Test
  void exifOrientationBeforeOrAfterTheData() {
    byte[] big = chunk("eXIf", Fixtures.exif(6, BIG_ENDIAN));
    byte[] little = chunk("eXIf", Fixtures.exif(3, LITTLE_ENDIAN));

    assertThat(judge(png(HEADER, big, DATA, IEND))).isEqualTo(accepted(6));
    assertThat(judge(png(HEADER, DATA, little, IEND))).isEqualTo(accepted(3));
    assertThat(judge(png(HEADER, big, DATA, little, IEND))).isEqualTo(accepted(6));
  }

  @Test
  void unknownAncillaryChunk() {
    assertThat(judge(png(HEADER, chunk("zAaZ", new byte[1]), DATA, IEND))).isEqualTo(accepted(1));
  }

  @Test
  void dataInSeveralChunks() {
    byte[] part = chunk("IDAT", new byte[7]);

    assertThat(judge(png(HEADER, part, part, part, IEND))).isEqualTo(accepted(1));
  }

  @Test
  void cutSignature() {
    assertRejected(prefix(SIGNATURE, 5), TRUNCATED, "Missing end of PNG: no IEND chunk in 5 bytes");
  }

  @Test
  void lineEndsConvertedByATransfer() {
    assertRejected(
        with(png(HEADER, DATA, IEND), 4, '\n'),
        CORRUPT,
        "Invalid PNG signature: 89 50 4e 47 0a 0a 1a 0a");
  }

  @Test
  void cutBetweenChunks() {
    assertRejected(
        png(HEADER, DATA),
        TRUNCATED,
        "Missing end of PNG: no IEND chunk in " + png(HEADER, DATA).length + " bytes");
  }

  @Test
  void cutInsideAChunk() {
    assertRejected(
        prefix(png(HEADER, chunk("IDAT", new byte[100])), 83),
        TRUNCATED,
        "Missing end of PNG chunk: 100 bytes in IDAT at byte 33, the file ends at 83");
  }

  @Test
  void cutBeforeTheLastByte() {
    byte[] whole = png(HEADER, DATA, IEND);

    assertRejected(
        prefix(whole, whole.length - 1),
        TRUNCATED,
        "Missing end of PNG: no IEND chunk in " + (whole.length - 1) + " bytes");
  }

  @Test
  void flippedByteInTheData() {
    byte[] whole = png(HEADER, DATA, IEND);

    assertRejected(
        with(whole, 45, whole[45] ^ 1), CORRUPT, "Invalid PNG checksum: IDAT at byte 33");
  }

  @Test
  void flippedByteInAnAncillaryChunk() {
    byte[] whole = png(HEADER, chunk("tEXt", new byte[9]), DATA, IEND);

    assertRejected(with(whole, 45, 1), CORRUPT, "Invalid PNG checksum: tEXt at byte 33");
  }

  @Test
  void chunkTypeThatIsNotLetters() {
    assertRejected(
        png(HEADER, chunk("ID\u0080T", new byte[3]), IEND),
        CORRUPT,
        "Invalid PNG chunk type: 49 44 80 54 at byte 33");
  }

  @Test
  void chunkLengthBeyondTheStandard() {
    byte[] absurd = ByteAssembly.bigEndian().u32(0x80000000L).latin1("IDAT").u32(0).toArray();

    assertRejected(
        png(HEADER, absurd), CORRUPT, "Invalid PNG chunk length: 2147483648 in IDAT at byte 33");
  }

  @Test
  void headerNotFirst() {
    assertRejected(
        png(DATA, HEADER, IEND), CORRUPT, "Missing PNG header: IHDR is not the first chunk");
  }

  @Test
  void applesVariant() {
    assertRejected(
        png(chunk("CgBI", new byte[4]), HEADER, DATA, IEND),
        UNSUPPORTED,
        "Unsupported PNG variant: CgBI (Apple)");
  }

  @Test
  void secondHeader() {
    assertRejected(
        png(HEADER, HEADER, DATA, IEND), CORRUPT, "Invalid PNG chunk order: IHDR at byte 33");
  }

  @Test
  void secondPalette() {
    byte[] palette = chunk("PLTE", new byte[3]);

    assertRejected(
        png(HEADER, palette, palette, DATA, IEND),
        CORRUPT,
        "Invalid PNG chunk order: PLTE at byte 48");
  }

  @Test
  void partedData() {
    byte[] part = chunk("IDAT", new byte[8]);

    assertRejected(
        png(HEADER, part, chunk("tIME", new byte[7]), part, IEND),
        CORRUPT,
        "Invalid PNG chunk order: IDAT at byte 72");
  }

  @Test
  void noData() {
    assertRejected(png(HEADER, IEND), CORRUPT, "Missing PNG data: no IDAT before IEND");
  }

  @Test
  void endWithContent() {
    assertRejected(
        png(HEADER, DATA, chunk("IEND", new byte[2])),
        CORRUPT,
        "Invalid PNG end: IEND holds 2 bytes");
  }

  @Test
  void unknownCriticalChunk() {
    byte[] critical = chunk("NeWs", "?".getBytes(StandardCharsets.US_ASCII));

    assertRejected(
        png(HEADER, critical, DATA, IEND), UNSUPPORTED, "Unsupported PNG chunk: NeWs at byte 33");
  }

  private static void assertRejected(byte[] image, RejectReason reason, String detail) {
    assertThat(judge(image)).isEqualTo(new Rejected(reason, detail));
  }

  private static Accepted accepted(int orientation) {
    return new Accepted(new ImageHeader(ImageFormat.PNG, 4, 3, orientation));
  }
}
