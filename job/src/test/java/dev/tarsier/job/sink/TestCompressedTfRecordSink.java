package dev.tarsier.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Compressed by GZIP: offsets are those of what comes out of it. */
class TestCompressedTfRecordSink extends TestTfRecordSink {
  @Override
  boolean compressed() {
    return true;
  }

  @Override
  byte[] content(Path shard) throws IOException {
    try (InputStream in =
        new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(shard)))) {
      return in.readAllBytes();
    }
  }

  /** RFC 1952: method 8, no flags, no time, no extra flags. */
  @Test
  void headerHoldsNoTimeAndNoName() throws IOException {
    write(Samples.random(1, 3, 100), LIMIT);

    assertThat(Files.readAllBytes(shards().get(0))).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0);
  }
}
