package dev.tarsier.job.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the parts of a request refuse. */
class TestRequestLimits {
  private static final Location ROOT = new Location("gs://bucket");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, (1L << 30) + 1, Long.MAX_VALUE})
  void pixels(long pixels) {
    assertThatThrownBy(() -> new Limits(pixels, 0, MINUTE))
        .hasMessage("Invalid pixel limit: " + pixels + " (must be 1 to 1073741824)");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
  void rejectedShare(double share) {
    assertThatThrownBy(() -> new Limits(1, share, MINUTE))
        .hasMessage("Invalid rejected share: " + share + " (must be 0 to 1)");
  }

  @ParameterizedTest
  @CsvSource({"PT0S", "PT0.999S", "PT-1S"})
  void imageTimeout(Duration timeout) {
    assertThatThrownBy(() -> new Limits(1, 0, timeout))
        .hasMessage("Invalid image timeout: " + timeout + " (must be at least 1 second)");
  }

  @Test
  void limitsAtTheirEnds() {
    assertThat(new Limits(1, 0, Duration.ofSeconds(1)).rejectedShare()).isZero();
    assertThat(new Limits(1 << 30, 1, MINUTE).pixels()).isEqualTo(1 << 30);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 257})
  void readThreads(int threads) {
    assertThatThrownBy(() -> new Transfer(new ByteSize(1), threads, ByteSize.ofMebibytes(8)))
        .hasMessage("Invalid read threads: " + threads + " (must be 1 to 256)");
  }

  @ParameterizedTest
  @CsvSource({"0, 0B", "262145, 262145B", "131072, 128KiB"})
  void uploadChunk(long bytes, String printed) {
    assertThatThrownBy(() -> new Transfer(new ByteSize(1), 1, new ByteSize(bytes)))
        .hasMessage("Invalid upload chunk: " + printed + " (must be a multiple of 256KiB)");
  }

  @Test
  void shardSize() {
    ByteSize small = new ByteSize((1 << 16) - 1);

    assertThatThrownBy(() -> new OutputRequest(ROOT, OutputFormat.TAR, small, 1, Layout.DEFAULT))
        .hasMessage("Invalid shard size: 65535B (must be at least 64KiB)");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 100_001})
  void partitions(int partitions) {
    ByteSize size = OutputRequest.DEFAULT_SHARD_SIZE;

    assertThatThrownBy(
            () -> new OutputRequest(ROOT, OutputFormat.TAR, size, partitions, Layout.DEFAULT))
        .hasMessage("Invalid partitions: " + partitions + " (must be 1 to 100000)");
  }

  @Test
  void noFormats() {
    assertThatThrownBy(
            () ->
                new SourceRequest(
                    ROOT,
                    "",
                    SourceRequest.DEFAULT_INCLUDE,
                    Set.of(),
                    new LabelRule.None(),
                    Selection.ALL))
        .hasMessage("Missing source formats (name at least one, as in jpeg)");
  }

  @Test
  void noGlobs() {
    assertThatThrownBy(
            () ->
                new SourceRequest(
                    ROOT,
                    "",
                    List.of(),
                    SourceRequest.DEFAULT_FORMATS,
                    new LabelRule.None(),
                    Selection.ALL))
        .hasMessage("Missing include patterns (name at least one glob)");
  }

  @Test
  void equalLabelColumns() {
    assertThatThrownBy(() -> new LabelRule.Table("gs://b/l.csv", "image", "image"))
        .hasMessage("Invalid label columns: image (key and value must differ)");
  }

  @ParameterizedTest
  @EnumSource(ImageFormat.class)
  void formatKeyword(ImageFormat format) {
    assertThat(ImageFormat.parse(format.keyword())).isEqualTo(format);
  }
}
