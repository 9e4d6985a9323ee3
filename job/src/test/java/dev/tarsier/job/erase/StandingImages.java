package dev.tarsier.job.erase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.Earlier;
import dev.tarsier.job.report.Outcome;
import dev.tarsier.job.report.Placement;
import dev.tarsier.job.sink.IndexRow;
import dev.tarsier.job.sink.IndexRows;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.apache.hadoop.conf.Configuration;

/** Reads each image where an index says that it stands, in whichever run. */
record StandingImages(Path output) {
  void assertReadable(String runId) throws IOException {
    int read = 0;
    try (Stream<Path> files = Files.list(output.resolve(runId).resolve("index"))) {
      for (Path file : files.toList()) {
        try (IndexRows rows =
            new IndexRows(new org.apache.hadoop.fs.Path(file.toUri()), new Configuration(false))) {
          for (Optional<IndexRow> row = rows.next(); row.isPresent(); row = rows.next()) {
            read += assertStands(row.get(), runId) ? 1 : 0;
          }
        }
      }
    }
    assertThat(read).isPositive();
  }

  private boolean assertStands(IndexRow row, String runId) throws IOException {
    if (row.outcome() instanceof Outcome.Written written) {
      return assertStands(row, runId, written.placement());
    }
    return row.outcome() instanceof Outcome.Skipped skipped
        && skipped.earlier() instanceof Earlier.Written earlier
        && assertStands(row, earlier.run(), earlier.placement());
  }

  private boolean assertStands(IndexRow row, String runId, Placement placement) throws IOException {
    byte[] bytes = new byte[(int) placement.length()];
    Path shard = output.resolve(runId).resolve("shards").resolve(placement.shard());
    try (RandomAccessFile file = new RandomAccessFile(shard.toFile(), "r")) {
      file.seek(placement.offset());
      file.readFully(bytes);
    }
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    assertThat(HexFormat.of().toHexDigits((int) crc.getValue()))
        .as(row.path())
        .isEqualTo(placement.crc32c());
    return true;
  }
}
