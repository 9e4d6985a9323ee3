package dev.tarsier.job.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;

class TestTarReader {
  private static final int RECORD = 512;

  /** What a library writes, with the two empty records that end an archive and no more. */
  static byte[] archive(String... names) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, RECORD, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
      for (String name : names) {
        byte[] content = content(name);
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(content.length);
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
      tar.finish();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] content(String name) {
    return ("content of " + name).getBytes(StandardCharsets.UTF_8);
  }

  static List<TarReader.Member> read(byte[] archive) throws IOException {
    TarReader reader = new TarReader(new CountedInput(new ByteArrayInputStream(archive)));
    List<TarReader.Member> members = new ArrayList<>();
    for (Optional<TarReader.Entry> next = reader.next(); next.isPresent(); next = reader.next()) {
      members.add(reader.content(next.get(), OutputStream.nullOutputStream()));
    }
    return members;
  }

  private static String crc(byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(content);
    return CountedInput.hex(crc);
  }

  @Test
  void membersWithTheirPlaceAndChecksum() throws IOException {
    byte[] archive = archive("a/1.png", "a/1.json");

    assertThat(read(archive))
        .containsExactly(
            new TarReader.Member("a/1.png", 512, 18, crc(content("a/1.png"))),
            new TarReader.Member("a/1.json", 1536, 19, crc(content("a/1.json"))));
  }

  @Test
  void namesThatNeedPax() throws IOException {
    String longName = "folder/".repeat(30) + "x.png";

    List<TarReader.Member> members = read(archive("ä 网.png", longName, "plain.png"));

    assertThat(members.stream().map(TarReader.Member::name))
        .containsExactly("ä 网.png", longName, "plain.png");
    assertThat(members.stream().map(TarReader.Member::crc32c))
        .containsExactly(
            crc(content("ä 网.png")), crc(content(longName)), crc(content("plain.png")));
  }

  @Test
  void noMembers() throws IOException {
    assertThat(read(new byte[2 * RECORD])).isEmpty();
  }

  private static void assertDamage(byte[] archive, String message) {
    assertThatThrownBy(() -> read(archive)).isInstanceOf(DamagedArchive.class).hasMessage(message);
  }

  private static byte[] flipped(byte[] archive, int offset) {
    byte[] damaged = archive.clone();
    damaged[offset] ^= 1;
    return damaged;
  }

  @Test
  void damagedHeader() {
    byte[] archive = archive("a.png", "b.png");

    assertDamage(flipped(archive, 1), "a header whose checksum is wrong at offset 0");
    assertDamage(flipped(archive, 1024 + 124), "a header whose checksum is wrong at offset 1024");
    assertDamage(flipped(archive, 257), "a header whose checksum is wrong at offset 0");
  }

  @Test
  void damagedPadding() {
    assertDamage(
        flipped(archive("a.png"), 1023), "padding that is not empty in member a.png at offset 528");
  }

  @Test
  void cutAnywhere() throws IOException {
    byte[] archive = archive("ä.png", "b.png");
    for (int length = 0; length < archive.length; length++) {
      byte[] cut = Arrays.copyOf(archive, length);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(DamagedArchive.class);
    }
    assertThat(read(archive)).hasSize(2);
  }

  @Test
  void cutInContent() {
    byte[] archive = archive("a.png", "b.png");

    assertDamage(
        Arrays.copyOf(archive, 520),
        "the archive ends 8 bytes too early in member a.png at offset 520");
    assertDamage(Arrays.copyOf(archive, 1024), "no end of archive at offset 1024");
    assertDamage(Arrays.copyOf(archive, 1100), "a header cut short at offset 1024");
    assertDamage(
        Arrays.copyOf(archive, archive.length - 1),
        "one empty record where two end an archive at offset 2048");
  }

  @Test
  void moreAfterTheEnd() {
    byte[] archive = archive("a.png");

    assertDamage(
        Arrays.copyOf(archive, archive.length + 1),
        "bytes after the end of the archive at offset 2048");
  }

  @Test
  void namesThatClimb() {
    assertDamage(
        renamed(archive("aaaa.png"), "../a.png"),
        "a name that no archive should hold in member ../a.png at offset 0");
    assertDamage(
        renamed(archive("aaaa.png"), "/aaa.png"),
        "a name that no archive should hold in member /aaa.png at offset 0");
  }

  private static byte[] renamed(byte[] archive, String name) {
    byte[] bytes = archive.clone();
    byte[] text = name.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, bytes, 0, text.length);
    return checksummed(bytes);
  }

  /** The first header with a checksum that fits it. */
  private static byte[] checksummed(byte[] archive) {
    Arrays.fill(archive, 148, 156, (byte) ' ');
    int sum = 0;
    for (int i = 0; i < RECORD; i++) {
      sum += archive[i] & 0xff;
    }
    byte[] digits = String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, archive, 148, digits.length);
    return archive;
  }

  @Test
  void membersThatAreNoFiles() {
    byte[] archive = archive("a.png");
    archive[156] = '2';

    assertDamage(checksummed(archive), "a member that is no regular file at offset 0");
  }

  @Test
  void sizesThatAreNoNumbers() {
    byte[] archive = archive("a.png");
    archive[124] = '9';

    assertDamage(checksummed(archive), "a size that is no number at offset 0");
  }

  @Test
  void paxRecordsThatDoNotFit() {
    byte[] wrongLength = "99 path=a\n".getBytes(StandardCharsets.UTF_8);
    byte[] noValue = "8 path\n\n".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> PaxRecords.parse(wrongLength, 7))
        .hasMessage("a pax record of a wrong length at offset 7");
    assertThatThrownBy(() -> PaxRecords.parse(noValue, 7))
        .hasMessage("a pax record without a value at offset 7");
    assertThatThrownBy(() -> PaxRecords.size("-1", 7))
        .hasMessage("a pax size that is no number at offset 7");
  }
}
