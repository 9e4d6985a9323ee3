package dev.tarsier.job.tfrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestTfRecordReader {
  private static final int LONGEST = 10_000;

  private static byte[] file(byte[]... contents) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordFrame frame = new RecordFrame();
    for (byte[] content : contents) {
      frame.write(out, content, content.length);
    }
    return out.toByteArray();
  }

  private static byte[] random(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static List<byte[]> read(byte[] file) throws IOException {
    return Examples.records(file, LONGEST);
  }

  private static void assertDamage(byte[] file, String message) {
    assertThatThrownBy(() -> read(file)).isInstanceOf(DamagedRecord.class).hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void roundTrip(long seed) throws IOException {
    Random random = new Random(seed);
    byte[][] contents = new byte[random.nextInt(20)][];
    for (int i = 0; i < contents.length; i++) {
      contents[i] = random(random.nextLong(), random.nextInt(LONGEST + 1));
    }

    assertThat(read(file(contents)).toArray(new byte[0][])).isDeepEqualTo(contents);
    assertThat(read(Examples.gzip(file(contents))).toArray(new byte[0][])).isDeepEqualTo(contents);
  }

  @Test
  void noRecords() throws IOException {
    assertThat(read(new byte[0])).isEmpty();
    assertThat(read(Examples.gzip(new byte[0]))).isEmpty();
  }

  @Test
  void everyFlippedBitIsNoticed() throws IOException {
    byte[] file = file(random(1, 40), new byte[0], random(2, 3));
    for (int bit = 0; bit < file.length * 8; bit++) {
      byte[] damaged = file.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);

      assertThatThrownBy(() -> read(damaged)).as("bit %s", bit).isInstanceOf(DamagedRecord.class);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void everyChangedByteIsNoticed(long seed) throws IOException {
    Random random = new Random(seed);
    byte[] file = file(random(seed, 2_000), random(seed + 1, 500));
    for (int at = 0; at < file.length; at++) {
      byte[] damaged = file.clone();
      damaged[at] ^= (byte) (1 + random.nextInt(255));

      assertThatThrownBy(() -> read(damaged)).as("byte %s", at).isInstanceOf(DamagedRecord.class);
    }
  }

  /** There is no mark at the end of a file: one cut between records is a file with fewer. */
  @Test
  void everyCutIsNoticedExceptBetweenRecords() throws IOException {
    byte[] first = random(1, 40);
    byte[] file = file(first, random(2, 300));
    int between = 40 + RecordFrame.HEADER + RecordFrame.FOOTER;
    for (int length = 1; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      if (length == between) {
        assertThat(read(cut)).singleElement().isEqualTo(first);
      } else {
        assertThatThrownBy(() -> read(cut)).as("%s", length).isInstanceOf(DamagedRecord.class);
      }
    }
  }

  @Test
  void everyCutOfACompressedFileIsNoticed() throws IOException {
    byte[] file = Examples.gzip(file(random(1, 40), random(2, 300)));
    for (int length = 1; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> read(cut)).as("%s", length).isInstanceOf(DamagedRecord.class);
    }
  }

  /** Of the ten bytes before the compressed ones, some say nothing of the content. */
  @Test
  void everyFlippedBitOfACompressedFileIsNoticedOrHarmless() throws IOException {
    byte[] content = "tarsier ".repeat(30).getBytes(StandardCharsets.UTF_8);
    byte[] file = Examples.gzip(file(content));
    for (int bit = 0; bit < file.length * 8; bit++) {
      byte[] damaged = file.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      List<byte[]> seen = new ArrayList<>();
      try {
        seen.addAll(read(damaged));
      } catch (DamagedRecord e) {
        continue;
      }
      assertThat(seen).as("bit %s", bit).singleElement().isEqualTo(content);
    }
  }

  @Test
  void damageByItsPlace() throws IOException {
    byte[] file = file(random(1, 40), random(2, 40));

    assertDamage(flipped(file, 3), "a record length whose checksum is wrong at offset 0");
    assertDamage(flipped(file, 9), "a record length whose checksum is wrong at offset 0");
    assertDamage(flipped(file, 12), "a record whose checksum is wrong at offset 12");
    assertDamage(flipped(file, 56 + 12 + 40), "a record whose checksum is wrong at offset 68");
    assertDamage(Arrays.copyOf(file, 60), "a record header cut short at offset 56");
    assertDamage(
        Arrays.copyOf(file, 56 + 12 + 15),
        "the file ends 25 bytes into a record too early at offset 83");
    assertDamage(Arrays.copyOf(file, 111), "a record checksum cut short at offset 108");
    assertDamage(
        Arrays.copyOf(Examples.gzip(file), 30),
        "a compressed stream that breaks off or is damaged at offset 0");
    assertDamage(
        Arrays.copyOf(Examples.gzip(file), 5),
        "a compressed stream that breaks off or is damaged at offset 0");
  }

  private static byte[] flipped(byte[] file, int offset) {
    byte[] damaged = file.clone();
    damaged[offset] ^= 1;
    return damaged;
  }

  @Test
  void lengthsThatLie() throws IOException {
    assertDamage(claiming(LONGEST + 1), "a record of 10001 bytes (more than 10000) at offset 0");
    assertDamage(
        claiming(-1), "a record of 18446744073709551615 bytes (more than 10000) at offset 0");
    assertDamage(
        claiming(LONGEST), "the file ends 9997 bytes into a record too early at offset 15");
  }

  /** Twice this length would not fit the tests' heap. */
  @Test
  void aClaimTakesNoMemory() throws IOException {
    int most = Integer.MAX_VALUE - 8;

    assertThatThrownBy(() -> Examples.records(claiming(most), most))
        .isInstanceOf(DamagedRecord.class)
        .hasMessage("the file ends " + (most - 3) + " bytes into a record too early at offset 15");
  }

  /** A record header with a checksum that fits, and three bytes of content. */
  private static byte[] claiming(long length) {
    ByteBuffer bytes = ByteBuffer.wrap(new byte[15]).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(length);
    bytes.putInt(MaskedCrc.of(bytes.array(), 0, 8));
    return bytes.array();
  }

  /** A length that starts as GZIP does. */
  @Test
  void recordThatLooksCompressed() throws IOException {
    byte[] content = random(1, 0x088b1f);

    assertThat(file(content)).startsWith(0x1f, 0x8b, 8);
    assertThat(Examples.records(file(content), 1 << 20)).singleElement().isEqualTo(content);
  }

  @Test
  void offsetsAreThoseOfTheContents() throws IOException {
    byte[] file = file(random(1, 5), random(2, 7));
    for (byte[] either : List.of(file, Examples.gzip(file))) {
      TfRecordReader reader = TfRecordReader.open(new ByteArrayInputStream(either), LONGEST);

      assertThat(reader.next()).hasValueSatisfying(one -> assertThat(one.offset()).isEqualTo(12));
      assertThat(reader.next())
          .hasValueSatisfying(two -> assertThat(two.offset()).isEqualTo(12 + 5 + 4 + 12));
      assertThat(reader.next()).isEmpty();
    }
  }
}
