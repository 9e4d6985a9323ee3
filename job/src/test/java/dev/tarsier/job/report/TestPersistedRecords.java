package dev.tarsier.job.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every file that a run leaves for itself or for others. */
class TestPersistedRecords {
  /** One persisted type with its one parser. */
  record Kind(String what, Object value, String text, Function<String, Object> parser) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Kind> kinds() {
    return Stream.of(
        new Kind(
            "partition record",
            Records.PARTITION,
            PartitionRecordParser.format(Records.PARTITION),
            PartitionRecordParser::parse),
        new Kind(
            "manifest",
            Records.MANIFEST,
            ManifestParser.format(Records.MANIFEST),
            ManifestParser::parse),
        new Kind(
            "record of a start",
            Records.START,
            RunStartParser.format(Records.START),
            RunStartParser::parse),
        new Kind(
            "report",
            Records.REPORT,
            RunReportParser.format(Records.REPORT),
            RunReportParser::parse),
        new Kind(
            "report",
            Records.REPORT_WITH_PCA,
            RunReportParser.format(Records.REPORT_WITH_PCA),
            RunReportParser::parse),
        new Kind(
            "record of components",
            Records.COMPONENTS,
            ComponentsRecordParser.format(Records.COMPONENTS),
            ComponentsRecordParser::parse),
        new Kind(
            "record of a step",
            Records.STEP,
            StageRecordParser.format(Records.STEP),
            StageRecordParser::parse));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void readBack(Kind kind) {
    assertThat(kind.parser().apply(kind.text())).isEqualTo(kind.value());
    assertThat(kind.text()).endsWith("}\n");
  }

  /** The line break at the end is the only byte that a record can lose and still be whole. */
  @ParameterizedTest
  @MethodSource("kinds")
  void cutAnywhere(Kind kind) {
    for (int length = 0; length < kind.text().length() - 1; length++) {
      String cut = kind.text().substring(0, length);

      assertThatThrownBy(() -> kind.parser().apply(cut))
          .as("the first %s characters", length)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageMatching("(?s)(Invalid|Missing) .*" + kind.what() + ".*");
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void blocksThatWereNeverWritten(Kind kind) {
    String zeros = "\0".repeat(kind.text().length());

    assertThatThrownBy(() -> kind.parser().apply(zeros))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Invalid " + kind.what() + ": ");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void nothing(Kind kind) {
    assertThatThrownBy(() -> kind.parser().apply("null"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid " + kind.what() + ": null");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void textBehind(Kind kind) {
    assertThatThrownBy(() -> kind.parser().apply(kind.text() + "{}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Invalid " + kind.what() + ": Trailing token");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void unknownKey(Kind kind) {
    String more = kind.text().replaceFirst("\\{", "{\"extra\": 1,");

    assertThatThrownBy(() -> kind.parser().apply(more))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid " + kind.what() + ": unknown key extra");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void keyOfAnotherName(Kind kind) {
    String renamed = kind.text().replaceFirst("\"(\\w+)\"", "\"$1x\"");

    assertThatThrownBy(() -> kind.parser().apply(renamed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "Invalid " + kind.what() + ": (unknown key \\w+x|Missing creator property '\\w+')");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void missingKeys(Kind kind) {
    assertThatThrownBy(() -> kind.parser().apply("{}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("Invalid " + kind.what() + ": Missing creator property '\\w+'");
  }

  @Test
  void nullWhereAValueIsDue() {
    String text = RunStartParser.format(Records.START).replace("\"c0ffee\"", "null");

    assertThatThrownBy(() -> RunStartParser.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid record of a start: Null value for creator property 'requestHash'");
  }

  @Test
  void bytesOfAPartition() {
    assertThat(Records.PARTITION.bytesWritten()).isEqualTo(268_435_456L);
  }
}
