package dev.tarsier.job.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tarsier.job.Allowance;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.provider.MethodSource;

/** What a run leaves behind, read by every parser: a value, or an exception of its kind. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Jazzer's natives are tried on Linux only")
class FuzzRecords {
  private static final List<Function<String, Object>> PARSERS =
      List.of(
          ManifestParser::parse,
          PartitionRecordParser::parse,
          RunReportParser::parse,
          RunStartParser::parse,
          ComponentsRecordParser::parse,
          StageRecordParser::parse,
          PcaModelParser::parse,
          SourceProfileParser::parse,
          SubsetReportParser::parse,
          VerifyReportParser::parse,
          PreviewResultParser::parse);

  static List<String> seeds() {
    return TestPersistedRecords.kinds().map(TestPersistedRecords.Kind::text).toList();
  }

  @MethodSource("seeds")
  @FuzzTest
  void records(String text) throws Exception {
    if (text != null) {
      Allowance.hold(64, () -> PARSERS.forEach(parser -> parse(parser, text)));
      // A line that is no event is somebody else's: it may not even throw.
      Allowance.hold(
          64, () -> assertThat(ProgressEventParser.parse("{\"event\":" + text)).isNotNull());
    }
  }

  private static void parse(Function<String, Object> parser, String text) {
    try {
      assertThat(parser.apply(text)).isNotNull();
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageMatching("(?s)(Invalid|Missing|Unsupported|Cannot) .*");
    }
  }
}
