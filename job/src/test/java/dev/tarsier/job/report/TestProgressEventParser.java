package dev.tarsier.job.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestProgressEventParser {
  static Stream<ProgressEvent> events() {
    return Stream.of(
        new ProgressEvent.Listed(5, 123, 0.25),
        new ProgressEvent.Comparing(3, 99),
        new ProgressEvent.Compared(1, 0.5),
        new ProgressEvent.Started(16, 3, 5),
        new ProgressEvent.Advanced(3, 1, 5, 99, 1.5),
        new ProgressEvent.Verified(2, 9, 1 << 20, "gs://out/run"),
        new ProgressEvent.Refused("source.uri", "Missing source: file:/ä \"x\"\n{}"),
        new ProgressEvent.Warned("Cannot log to \"x\""),
        new ProgressEvent.Failed("Cannot read\r\nfile"),
        new ProgressEvent.Finished(Records.REPORT, "gs://out/run"),
        new ProgressEvent.AlreadyComplete(Records.REPORT, "file:/out/run"));
  }

  @ParameterizedTest
  @MethodSource("events")
  void readBackFromOneLine(ProgressEvent event) {
    String line = ProgressEventParser.format(event);

    assertThat(line).startsWith("{\"event\":\"").doesNotContain("\n", "\r");
    assertThat(ProgressEventParser.parse(line)).contains(event);
  }

  @Test
  void publishedText() {
    assertThat(events().limit(7).map(ProgressEventParser::format))
        .containsExactly(
            "{\"event\":\"listed\",\"files\":5,\"bytes\":123,\"seconds\":0.25}",
            "{\"event\":\"comparing\",\"images\":3,\"bytes\":99}",
            "{\"event\":\"compared\",\"leftOut\":1,\"seconds\":0.5}",
            "{\"event\":\"started\",\"partitions\":16,\"resumed\":3,\"images\":5}",
            "{\"event\":\"progress\",\"written\":3,\"rejected\":1,\"images\":5,\"bytesRead\":99,"
                + "\"seconds\":1.5}",
            "{\"event\":\"verified\",\"shards\":2,\"samples\":9,\"bytes\":1048576,"
                + "\"runFolder\":\"gs://out/run\"}",
            "{\"event\":\"refused\",\"specPath\":\"source.uri\","
                + "\"message\":\"Missing source: file:/ä \\\"x\\\"\\n{}\"}");
  }

  @ParameterizedTest
  @MethodSource("events")
  void lineCutAnywhere(ProgressEvent event) {
    String line = ProgressEventParser.format(event);
    for (int length = 0; length < line.length(); length++) {
      assertThat(ProgressEventParser.parse(line.substring(0, length))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "26/11/20 WARN NativeCodeLoader: unable",
        "{}",
        "[1]",
        "{\"level\":\"info\"}",
        "{\"event\":\"listed\"",
        "{\"event\":\"listed\"}",
        "{\"event\":\"celebrated\"}",
        "{\"event\":null}",
        "{\"event\":{}}",
        "{\"event\":\"started\",\"partitions\":\"all\",\"resumed\":1,\"images\":1}",
        "{\"event\":\"started\",\"partitions\":1,\"resumed\":1,\"images\":1,\"more\":1}",
        "{\"event\":\"finished\"}",
        "{\"event\":\"finished\",\"runFolder\":\"x\",\"report\":{}}"
      })
  void foreignLine(String line) {
    assertThat(ProgressEventParser.parse(line)).isEmpty();
  }
}
