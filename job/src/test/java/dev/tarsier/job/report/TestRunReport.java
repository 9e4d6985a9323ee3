package dev.tarsier.job.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestRunReport {
  /** The keys are published: people and workflows read them. */
  private static final String PUBLISHED =
      """
      {
        "dataset" : "eyes",
        "runId" : "0123456789ab",
        "images" : {
          "read" : 50,
          "written" : 45,
          "rejected" : 3,
          "skipped" : 2,
          "reasons" : {
            "EMPTY" : 1,
            "TRUNCATED" : 2
          }
        },
        "bytes" : {
          "read" : 123456,
          "written" : 268435456
        },
        "shards" : 1,
        "seconds" : 8.0,
        "imagesPerSecond" : 4.75,
        "stages" : {
          "list" : 0.5,
          "read" : 1.25,
          "decode" : 2.0,
          "operate" : 3.0,
          "encode" : 4.0,
          "write" : 5.0
        },
        "reads" : {
          "opened" : 52,
          "repeated" : 2,
          "seconds" : 1.75,
          "mostInFlight" : 16
        },
        "usage" : {
          "processes" : 3,
          "peakResidentBytes" : 1610612736,
          "cpuSeconds" : 12.5,
          "requests" : {
            "all" : 98,
            "content" : 57,
            "metadata" : 6,
            "listings" : 4,
            "uploads" : 9,
            "clientErrors" : 2,
            "serverErrors" : 1,
            "backoffs" : 5
          }
        },
        "spread" : {
          "partitions" : 16,
          "resumed" : 4,
          "resumedImages" : 10,
          "minimumSeconds" : 0.5,
          "medianSeconds" : 1.5,
          "maximumSeconds" : 2.5
        },
        "keysRenamed" : 4,
        "configuration" : {
          "--input" : "file:/data",
          "--recipe" : "retina"
        },
        "versions" : {
          "java" : "17",
          "tarsier" : "0.1.0"
        },
        "rejected" : [ {
          "path" : "ä \\"b\\"/网\\n.jpg",
          "reason" : "TRUNCATED",
          "detail" : "no end-of-image marker"
        } ]
      }
      """;

  @Test
  void publishedText() {
    assertThat(RunReportParser.format(Records.REPORT)).isEqualTo(PUBLISHED);
  }

  /** Those of earlier versions stay readable: runs of theirs are looked at for years. */
  @Test
  void aReportWithoutReadsIsReadStill() {
    String older = PUBLISHED.replaceFirst("(?s) *\"reads\" : \\{.*?},\\n", "");
    assertThat(older).doesNotContain("mostInFlight");
    assertThat(RunReportParser.parse(older).reads()).isEqualTo(Reads.NONE);
  }

  @Test
  void aReportWithoutUsageIsReadStill() {
    String older = PUBLISHED.replaceFirst("(?s) *\"usage\" : \\{.*?}\\n *},\\n", "");
    assertThat(older).doesNotContain("peakResidentBytes").contains("mostInFlight", "spread");
    assertThat(RunReportParser.parse(older).usage()).isEqualTo(Usage.NONE);
  }

  /** Behind all other keys, and only where there is a PCA. */
  private static final String PUBLISHED_PCA =
      """
        "pca" : {
          "components" : 3,
          "dimensions" : 1280,
          "fittedImages" : 36,
          "fittedIn" : "",
          "explainedVariance" : 0.873457,
          "explainedVarianceRatio" : [ 0.5, 0.25, 0.123456 ],
          "train" : {
            "images" : 36,
            "explainedVariance" : 0.873457
          },
          "test" : {
            "images" : 9,
            "explainedVariance" : 0.75
          }
        }
      }
      """;

  @Test
  void publishedTextOfAPca() {
    assertThat(RunReportParser.format(Records.REPORT_WITH_PCA)).endsWith(PUBLISHED_PCA);
  }

  @Test
  void sharesOfAPca() {
    assertThat(Records.COMPONENTS.train().share()).isEqualTo(new PcaReport.Explained(4, 0.5));
    assertThat(Records.COMPONENTS.train().plus(Records.COMPONENTS.test()).share())
        .isEqualTo(new PcaReport.Explained(5, 0.5625));
    assertThat(ComponentsRecord.Sums.NONE.share()).isEqualTo(PcaReport.Explained.NONE);
    assertThat(new ComponentsRecord.Sums(2, 3.000001, 3).share().explainedVariance()).isEqualTo(1);
  }

  @Test
  void numbersThatDoNotAddUp() {
    String text = RunReportParser.format(Records.REPORT).replace("\"read\" : 50", "\"read\" : 51");

    assertThatThrownBy(() -> RunReportParser.parse(text))
        .hasMessage("Invalid report: read is not written + rejected + skipped");
  }

  @Test
  void reasonsThatDoNotAddUp() {
    String text = RunReportParser.format(Records.REPORT).replace("\"EMPTY\" : 1", "\"EMPTY\" : 7");

    assertThatThrownBy(() -> RunReportParser.parse(text))
        .hasMessage("Invalid counts: 3 rejected, but the reasons add up to 9");
  }

  @Test
  void unknownReason() {
    String text = RunReportParser.format(Records.REPORT).replace("\"EMPTY\" :", "\"TIRED\" :");

    assertThatThrownBy(() -> RunReportParser.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Invalid report: Cannot deserialize Map key");
  }

  @Test
  void textWhereANumberIsDue() {
    String text =
        RunReportParser.format(Records.REPORT).replace("\"shards\" : 1", "\"shards\" : \"few\"");

    assertThatThrownBy(() -> RunReportParser.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Invalid report: Cannot deserialize value of type `long`");
  }

  @Test
  void imagesPerSecondLeavesSkippedAndResumedOnesOut() {
    assertThat(Records.REPORT.imagesPerSecond()).isEqualTo(4.75);
    assertThat(timed(Records.REPORT, 0).imagesPerSecond()).isZero();
  }

  /** A Workflows step reads at most 64 KB. */
  @Test
  void staysSmall() {
    RejectedImage long1 =
        new RejectedImage("folder/".repeat(50) + ".jpg", RejectReason.CORRUPT, "d".repeat(100));
    Map<String, String> flags =
        IntStream.range(0, 20)
            .boxed()
            .collect(Collectors.toMap(i -> "--flag-" + i, i -> "value/".repeat(20)));
    RunReport full =
        new RunReport(
            "eyes",
            "run",
            Records.COUNTS,
            Long.MAX_VALUE,
            Long.MAX_VALUE,
            Long.MAX_VALUE,
            1e9,
            Records.STAGES,
            Records.READS,
            Records.REPORT.spread(),
            Long.MAX_VALUE,
            flags,
            flags,
            Collections.nCopies(RunReport.REJECTED_LISTED, long1),
            new PcaReport(
                5_000,
                65_535,
                Long.MAX_VALUE,
                "gs://" + "bucket/".repeat(60),
                0.9,
                Collections.nCopies(5_000, 0.123456789),
                Records.PCA.train(),
                Records.PCA.test()),
            new Increment("before", Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE),
            Records.USAGE);

    assertThat(RunReportParser.format(full)).hasSizeLessThan(64_000);
  }

  @Test
  void aRunThatGoesOnFromAnotherSaysSoLast() {
    RunReport report = with(Records.REPORT, 8, Records.INCREMENT);
    String text = RunReportParser.format(report);

    assertThat(text)
        .endsWith(
            """
              "increment" : {
                "base" : "before",
                "unchanged" : 5,
                "changed" : 3,
                "retried" : 2,
                "vanished" : 1
              }
            }
            """);
    assertThat(RunReportParser.parse(text)).isEqualTo(report);
  }

  private static RunReport timed(RunReport report, double seconds) {
    return with(report, seconds, report.increment());
  }

  private static RunReport with(RunReport report, double seconds, Increment increment) {
    return new RunReport(
        report.dataset(),
        report.runId(),
        report.images(),
        report.bytesRead(),
        report.bytesWritten(),
        report.shards(),
        seconds,
        report.stages(),
        report.reads(),
        report.spread(),
        report.keysRenamed(),
        report.configuration(),
        report.versions(),
        report.rejected(),
        report.pca(),
        increment,
        report.usage());
  }
}
