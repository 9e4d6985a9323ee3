package dev.tarsier.job.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.report.FileRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.parquet.example.data.Group;
import org.junit.jupiter.api.Test;

/** Damage of every kind is planted in a copy of a good run: each is found and named, none other. */
class TestDamagedFiles extends VerificationTest {
  @Test
  void flippedByteInAnImage() throws IOException {
    FileRecord record = record(FIRST);
    byte[] before = Files.readAllBytes(finished.shard(FIRST));
    finished.flip(finished.shard(FIRST), 600);
    byte[] after = Files.readAllBytes(finished.shard(FIRST));
    int length = Integer.parseInt(new String(before, 124, 11, StandardCharsets.US_ASCII), 8);
    String image = length + " bytes at offset 512 with CRC32C ";

    assertThat(record.bytes()).isEqualTo(before.length);
    assertFound(
        "Invalid shard part-00000-00000.tar: the image of left/eye-0 is "
            + image
            + crc(Arrays.copyOfRange(after, 512, 512 + length))
            + ", the index says "
            + image
            + crc(Arrays.copyOfRange(before, 512, 512 + length)));
  }

  @Test
  void flippedByteInAnotherMember() throws IOException {
    byte[] bytes = Files.readAllBytes(finished.shard(FIRST));
    int json = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\"clip-limit\"");
    finished.flip(finished.shard(FIRST), json + 1);

    assertFound(
        "Invalid shard part-00000-00000.tar: CRC32C "
            + crc(Files.readAllBytes(finished.shard(FIRST)))
            + ", the manifest says "
            + crc(bytes)
            + " (every image in it is whole; another member is not)");
  }

  @Test
  void membersThatDoNotSayWhatTheyShould() throws IOException {
    String shard = "Invalid shard part-00000-00000.tar: the sample left/eye-0: ";
    edit(text -> text.replaceFirst("\"path\"", "\"path'"));
    assertThatThrownBy(this::verify)
        .hasMessageContaining(": 1 problem\n  " + shard + "its json cannot be read (Unexpected ");

    edit(text -> text.replaceFirst("\"path'", "\"p_th\""));
    assertFound(shard + "its json has no path");

    edit(text -> text.replaceFirst("p_th\":\"left/eye-0", "path\":\"left/eye-1"));
    assertFound(
        "Invalid shard part-00000-00000.tar: the sample left/eye-0 is of the image"
            + " left/eye-1.jpg, the index says left/eye-0.jpg");
    edit(text -> text.replaceFirst("left/eye-1.jpg", "left/eye-0.jpg"));
    edit(text -> text.replaceFirst("\"class\":0", "\"class\":1"));
    assertFound(shard + "its json says class 1, its cls says 0");
  }

  /** The shard's bytes as text, one character each, changed and written back. */
  private void edit(UnaryOperator<String> change) throws IOException {
    byte[] bytes = Files.readAllBytes(finished.shard(FIRST));
    String changed = change.apply(new String(bytes, StandardCharsets.ISO_8859_1));
    Files.write(finished.shard(FIRST), changed.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void flippedByteInAHeader() throws IOException {
    finished.flip(finished.shard(FIRST), 3);

    assertFound("Invalid shard part-00000-00000.tar: a header whose checksum is wrong at offset 0");
  }

  @Test
  void truncatedShard() throws IOException {
    byte[] bytes = Files.readAllBytes(finished.shard(SECOND));
    Files.write(finished.shard(SECOND), Arrays.copyOf(bytes, 520));
    int length = Integer.parseInt(new String(bytes, 124, 11, StandardCharsets.US_ASCII), 8);

    assertFound(
        "Invalid shard part-00001-00000.tar: the archive ends "
            + (length - 8)
            + " bytes too early in member "
            + new String(bytes, 0, 100, StandardCharsets.US_ASCII).replaceAll("\0.*", "")
            + " at offset 520 (520 bytes, the manifest says "
            + bytes.length
            + ")");
  }

  @Test
  void missingShard() throws IOException {
    FileRecord record = record(SECOND);
    Files.delete(finished.shard(SECOND));

    assertFound(
        "Missing shard part-00001-00000.tar: the manifest names it, with "
            + record.samples()
            + " samples in "
            + record.bytes()
            + " bytes");
  }

  @Test
  void duplicateSample() throws IOException {
    byte[] bytes = Files.readAllBytes(finished.shard(FIRST));
    int end = bytes.length - 1024;
    byte[] forged = Arrays.copyOf(bytes, end + bytes.length);
    System.arraycopy(bytes, 0, forged, end, bytes.length);
    Files.write(finished.shard(FIRST), forged);
    finished.forgeRecords(FIRST);

    String[] problems =
        images(bytes).stream()
            .map(
                image ->
                    "Invalid shard part-00000-00000.tar: the sample "
                        + image.name().replace(".png", "")
                        + " stands twice, at offset "
                        + image.offset()
                        + " and at offset "
                        + (image.offset() + end))
            .toArray(String[]::new);
    assertThat(problems).hasSizeGreaterThan(2);
    assertFound(problems);
  }

  private static List<TarReader.Member> images(byte[] shard) throws IOException {
    List<TarReader.Member> images = new ArrayList<>();
    TarReader tar = new TarReader(new CountedInput(new ByteArrayInputStream(shard)));
    for (var entry = tar.next(); entry.isPresent(); entry = tar.next()) {
      TarReader.Member member = tar.content(entry.get(), OutputStream.nullOutputStream());
      if (member.name().endsWith(".png")) {
        images.add(member);
      }
    }
    return images;
  }

  @Test
  void alteredIndexRow() throws IOException {
    finished.editIndex(
        INDEX,
        rows -> {
          List<Group> changed = new ArrayList<>(rows);
          changed.set(1, FinishedRun.with(rows.get(1), "crc32c", "00000000"));
          changed.set(2, FinishedRun.with(rows.get(2), "shard", SECOND));
          return changed;
        });
    finished.forgeRecords(INDEX);
    TarReader.Member image = images(Files.readAllBytes(finished.shard(FIRST))).get(0);
    TarReader.Member moved = images(Files.readAllBytes(finished.shard(FIRST))).get(1);
    String place = image.length() + " bytes at offset " + image.offset() + " with CRC32C ";

    assertFound(
        "Invalid index part-00000.parquet: left/eye-10.jpg stands in part-00001-00000.tar, which is"
            + " no shard of this partition",
        "Invalid shard part-00000-00000.tar: the image of left/eye-0 is "
            + place
            + image.crc32c()
            + ", the index says "
            + place
            + "00000000",
        "Invalid shard part-00000-00000.tar: the sample left/eye-10 at offset "
            + moved.offset()
            + " is not in the index part-00000.parquet");
  }

  @Test
  void imagesThatCannotBeOpened() throws IOException {
    byte[] bytes = Files.readAllBytes(finished.shard(FIRST));
    TarReader.Member image = images(bytes).get(0);
    int end = (int) (image.offset() + image.length());
    byte[] png = Arrays.copyOfRange(bytes, (int) image.offset(), end);

    // A forger who puts other bytes in place and makes every checksum fit.
    byte[] text = png.clone();
    Arrays.fill(text, 0, 8, (byte) 'x');
    forgeImage(bytes, image, text);
    assertFound(
        "Invalid shard part-00000-00000.tar: the sample left/eye-0: its image cannot be opened"
            + " (Unsupported content: first bytes 78 78 78 78 78 78 78 78)");
  }

  private void forgeImage(byte[] shard, TarReader.Member image, byte[] content) throws IOException {
    byte[] forged = shard.clone();
    System.arraycopy(content, 0, forged, (int) image.offset(), content.length);
    Files.write(finished.shard(FIRST), forged);
    finished.editIndex(
        INDEX,
        rows -> {
          List<Group> changed = new ArrayList<>(rows);
          changed.set(1, FinishedRun.with(rows.get(1), "crc32c", crc(content)));
          return changed;
        });
    finished.forgeRecords(FIRST, INDEX);
  }

  @Test
  void sizeThatTheIndexDoesNotMean() throws IOException {
    finished.editIndex(
        INDEX,
        rows -> {
          List<Group> changed = new ArrayList<>(rows);
          changed.set(1, FinishedRun.withWidth(rows.get(1), 61));
          return changed;
        });
    finished.forgeRecords(INDEX);

    assertFound(
        "Invalid shard part-00000-00000.tar: the sample left/eye-0: its image has 60 x 50 pixels,"
            + " the index says 61 x 50");
  }

  @Test
  void indexThatTheManifestDoesNotMean() throws IOException {
    FileRecord index = finished.manifest().indexes().get(0);
    finished.editIndex(INDEX, rows -> rows);
    byte[] bytes = Files.readAllBytes(finished.index(INDEX));

    assertFound(
        bytes.length == index.bytes()
            ? "Invalid index part-00000.parquet: CRC32C "
                + crc(bytes)
                + ", the manifest says "
                + index.crc32c()
            : "Invalid index part-00000.parquet: "
                + bytes.length
                + " bytes, the manifest says "
                + index.bytes());
  }

  @Test
  void rowsLeftOutAndDoubled() throws IOException {
    finished.editIndex(
        INDEX,
        rows -> {
          List<Group> changed = new ArrayList<>(rows);
          changed.set(2, rows.get(1));
          return changed;
        });
    finished.forgeRecords(INDEX);

    assertThatThrownBy(this::verify)
        .hasMessageContaining("Invalid index part-00000.parquet: left/eye-0.jpg stands twice")
        .hasMessageContaining("Invalid index part-00000.parquet: the key left/eye-0 stands twice")
        .hasMessageContaining(
            "Invalid shard part-00000-00000.tar: the sample left/eye-10 at offset ")
        .hasMessageContaining(" is not in the index part-00000.parquet");
  }

  @Test
  void indexThatIsNoParquet() throws IOException {
    Files.writeString(finished.index(INDEX), "no parquet");
    finished.forgeRecords(INDEX);

    assertThatThrownBy(this::verify)
        .hasMessageContaining(
            ": 1 problem\n  Invalid index part-00000.parquet: it cannot be read (");
  }

  @Test
  void missingIndex() throws IOException {
    Files.delete(finished.index(INDEX));

    assertFound("Missing index part-00000.parquet: the manifest names it");
  }
}
