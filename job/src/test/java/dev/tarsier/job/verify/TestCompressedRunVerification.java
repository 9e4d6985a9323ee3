package dev.tarsier.job.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.request.PathOrder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.example.data.Group;
import org.junit.jupiter.api.Test;

/** Compressed and shuffled: the same rules hold. */
class TestCompressedRunVerification extends VerificationTest {
  private static final String SHARD = "eyes-00000-of-00002.tfrecord.gz";

  @Override
  List<String> layout() {
    return List.of("--output-format", "tfrecord", "--compression", "gzip", "--shuffle", "42");
  }

  @Test
  void everythingInOrder() throws IOException {
    verify();

    assertThat(events).last().isInstanceOf(ProgressEvent.Verified.class);
  }

  @Test
  void damagedStream() throws IOException {
    byte[] bytes = Files.readAllBytes(finished.shard(SHARD));
    Files.write(finished.shard(SHARD), Arrays.copyOf(bytes, bytes.length - 5));

    assertFound(
        ("Invalid shard %s: a compressed stream that breaks off or is damaged at offset %s (%s"
                + " bytes, the manifest says %s)")
            .formatted(SHARD, unpacked(bytes), bytes.length - 5, bytes.length));
  }

  private static int unpacked(byte[] bytes) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes().length;
    }
  }

  /** The operating system in the header says nothing of the content. */
  @Test
  void flippedByteThatDecompressesAllTheSame() throws IOException {
    String before = record(SHARD).crc32c();
    finished.flip(finished.shard(SHARD), 9);

    assertFound(
        ("Invalid shard %s: CRC32C %s, the manifest says %s (every image in it is whole; another"
                + " member is not)")
            .formatted(SHARD, crc(Files.readAllBytes(finished.shard(SHARD))), before));
  }

  @Test
  void rowsOutOfTheDrawnOrder() throws IOException {
    PathOrder order = new PathOrder(42);
    List<String> paths = new ArrayList<>();
    finished.editIndex(
        INDEX,
        rows -> {
          List<Group> sorted = new ArrayList<>(rows);
          rows.forEach(row -> paths.add(row.getString("path", 0)));
          Collections.swap(sorted, 0, 1);
          return sorted;
        });
    finished.forgeRecords(INDEX);

    assertThat(paths).isSortedAccordingTo(order);
    assertFound(
        "Invalid index part-00000.parquet: %s stands after %s, out of order"
            .formatted(paths.get(0), paths.get(1)));
  }
}
