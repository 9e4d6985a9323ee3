package dev.tarsier.job.verify;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Reads a TAR shard member by member and holds it to its format: every checksum, size, padding and
 * the two empty records at the end (POSIX.1-2017 pax, ustar interchange format). Stricter than a
 * library for archives, which reads what it can: here a shard is whole or it is damaged. Members
 * are regular files; of pax records {@code path} and {@code size} count. Memory does not depend on
 * the archive.
 */
final class TarReader {
  private static final int RECORD = 512;

  /** A pax header of ours holds a name; a larger one is damage. */
  private static final int LARGEST_PAX = 1 << 20;

  private final CountedInput in;
  private final byte[] header = new byte[RECORD];

  TarReader(CountedInput in) {
    this.in = in;
  }

  /**
   * A member whose header has been read.
   *
   * @param length of its content, in bytes, as the header says
   */
  record Entry(String name, long length) {}

  /**
   * One member.
   *
   * @param offset of its content in the archive, in bytes
   * @param length of its content, in bytes
   * @param crc32c of its content, 8 hex digits
   */
  record Member(String name, long offset, long length, String crc32c) {}

  /**
   * The next member, whose {@link #content} must be read before the one after it; empty at the end,
   * when nothing follows it. Throws DamagedArchive at the first thing that does not belong.
   */
  Optional<Entry> next() throws IOException {
    long start = in.bytes();
    if (!readHeader(start)) {
      return Optional.empty();
    }
    Map<String, String> pax = Map.of();
    if (header[TarHeader.TYPE] == 'x') {
      pax = PaxRecords.parse(paxContent(start), start);
      start = in.bytes();
      if (!readHeader(start)) {
        throw new DamagedArchive(start, "", "the archive ends after a pax header");
      }
    }
    if (header[TarHeader.TYPE] != '0') {
      throw new DamagedArchive(start, "", "a member that is no regular file");
    }
    String name = pax.getOrDefault("path", TarHeader.name(header));
    checkName(name, start);
    long length =
        pax.containsKey("size")
            ? PaxRecords.size(pax.get("size"), start)
            : TarHeader.size(header, start);
    return Optional.of(new Entry(name, length));
  }

  /** False at the end of the archive. */
  private boolean readHeader(long start) throws IOException {
    int read = in.read(header);
    if (read < RECORD) {
      throw new DamagedArchive(start, "", read == 0 ? "no end of archive" : "a header cut short");
    }
    if (isZero(header, RECORD)) {
      checkEnd(start);
      return false;
    }
    TarHeader.check(header, start);
    return true;
  }

  private void checkEnd(long start) throws IOException {
    int read = in.read(header);
    if (read < RECORD || !isZero(header, RECORD)) {
      throw new DamagedArchive(start, "", "one empty record where two end an archive");
    }
    long end = in.bytes();
    if (in.passRest() > 0) {
      throw new DamagedArchive(end, "", "bytes after the end of the archive");
    }
  }

  private byte[] paxContent(long start) throws IOException {
    long size = TarHeader.size(header, start);
    if (size > LARGEST_PAX) {
      throw new DamagedArchive(start, "", "a pax header of " + size + " bytes");
    }
    byte[] content = new byte[(int) size];
    if (in.read(content) < size) {
      throw new DamagedArchive(start, "", "a pax header cut short");
    }
    passPadding(size, "");
    return content;
  }

  private static void checkName(String name, long start) throws DamagedArchive {
    boolean climbs = Arrays.asList(name.split("/", -1)).contains("..");
    if (name.isEmpty() || name.startsWith("/") || climbs) {
      throw new DamagedArchive(start, name, "a name that no archive should hold");
    }
  }

  /** Reads the content of the entry that {@link #next} gave last, also into {@code kept}. */
  Member content(Entry entry, OutputStream kept) throws IOException {
    String name = entry.name();
    long length = entry.length();
    long offset = in.bytes();
    CRC32C crc = new CRC32C();
    long read = in.pass(length, crc, kept);
    if (read < length) {
      throw new DamagedArchive(
          offset + read, name, "the archive ends " + (length - read) + " bytes too early");
    }
    passPadding(length, name);
    return new Member(name, offset, length, CountedInput.hex(crc));
  }

  private void passPadding(long length, String name) throws IOException {
    long start = in.bytes();
    byte[] padding = new byte[(int) ((RECORD - length % RECORD) % RECORD)];
    if (in.read(padding) < padding.length) {
      throw new DamagedArchive(start, name, "padding cut short");
    }
    if (!isZero(padding, padding.length)) {
      throw new DamagedArchive(start, name, "padding that is not empty");
    }
  }

  private static boolean isZero(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** The fields of a ustar header that matter here. */
  private static final class TarHeader {
    private static final int NAME_LENGTH = 100;
    private static final int SIZE = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int CHECKSUM = 148;
    private static final int CHECKSUM_LENGTH = 8;
    static final int TYPE = 156;
    private static final int MAGIC = 257;
    private static final int PREFIX = 345;
    private static final int PREFIX_LENGTH = 155;

    private TarHeader() {}

    /** The checksum is the sum of all bytes, its own field counted as blanks. */
    static void check(byte[] header, long start) throws DamagedArchive {
      long sum = 0;
      for (int i = 0; i < RECORD; i++) {
        boolean own = i >= CHECKSUM && i < CHECKSUM + CHECKSUM_LENGTH;
        sum += own ? ' ' : header[i] & 0xff;
      }
      if (octal(header, CHECKSUM, CHECKSUM_LENGTH) != sum) {
        throw new DamagedArchive(start, "", "a header whose checksum is wrong");
      }
      if (!new String(header, MAGIC, 5, StandardCharsets.US_ASCII).equals("ustar")) {
        throw new DamagedArchive(start, "", "a header that is not ustar");
      }
    }

    static String name(byte[] header) {
      String prefix = text(header, PREFIX, PREFIX_LENGTH);
      String name = text(header, 0, NAME_LENGTH);
      return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    static long size(byte[] header, long start) throws DamagedArchive {
      long size = octal(header, SIZE, SIZE_LENGTH);
      if (size < 0) {
        throw new DamagedArchive(start, "", "a size that is no number");
      }
      return size;
    }

    private static String text(byte[] header, int from, int length) {
      int end = from;
      while (end < from + length && header[end] != 0) {
        end++;
      }
      return new String(header, from, end - from, StandardCharsets.UTF_8);
    }

    /** Negative where the field is no octal number. */
    private static long octal(byte[] header, int from, int length) {
      String digits = text(header, from, length).strip();
      return digits.matches("[0-7]{1,12}") ? Long.parseLong(digits, 8) : -1;
    }
  }
}
