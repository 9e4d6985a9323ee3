package dev.tarsier.job.report;

import java.util.List;
import java.util.Map;

/** One filled value of each persisted type. */
final class Records {
  static final Counts COUNTS =
      new Counts(45, 3, 2, Map.of(RejectReason.TRUNCATED, 2L, RejectReason.EMPTY, 1L));
  static final StageSeconds STAGES = new StageSeconds(0.5, 1.25, 2, 3, 4, 5);
  static final Reads READS = new Reads(52, 2, 1.75, 16);
  static final Usage USAGE =
      new Usage(3, 1_610_612_736, 12.5, new Requests(98, 57, 6, 4, 9, 2, 1, 5));
  static final RejectedImage REJECTED =
      new RejectedImage("ä \"b\"/网\n.jpg", RejectReason.TRUNCATED, "no end-of-image marker");
  static final ListingSummary LISTING = new ListingSummary(50, 1_234_567_890_123L, "5eed");
  static final FileRecord SHARD =
      new FileRecord("part-00012-00000.tar", 268_435_456L, 45, "9f3a01bc");
  static final FileRecord INDEX = new FileRecord("part-00012.parquet", 900, 50, "00000001");

  static final PartitionRecord PARTITION =
      new PartitionRecord(
          12,
          List.of(SHARD),
          INDEX,
          COUNTS,
          123_456L,
          9.75,
          STAGES,
          READS,
          List.of(REJECTED),
          List.of(new Thumbnail("a.jpg", "QUJD", "REVG", "image/png")),
          4);

  static final FileRecord EXTRA = new FileRecord("labels.txt", 5, 2, "0badcafe");

  static final Manifest MANIFEST =
      new Manifest(
          "eyes",
          "0123456789ab",
          "c0ffee",
          LISTING,
          42,
          COUNTS,
          List.of("", "left"),
          List.of(SHARD),
          List.of(INDEX),
          List.of(EXTRA),
          Erasure.NONE);

  static final RunStart START = new RunStart("c0ffee", LISTING, "ab12", "before", 16);

  static final RunReport REPORT =
      new RunReport(
          "eyes",
          "0123456789ab",
          COUNTS,
          123_456L,
          268_435_456L,
          1,
          8,
          STAGES,
          READS,
          new RunReport.Spread(16, 4, 10, 0.5, 1.5, 2.5),
          4,
          Map.of("--recipe", "retina", "--input", "file:/data"),
          Map.of("tarsier", "0.1.0", "java", "17"),
          List.of(REJECTED),
          PcaReport.NONE,
          Increment.NONE,
          USAGE);

  static final PcaReport PCA =
      new PcaReport(
          3,
          1280,
          36,
          "",
          0.8734567,
          List.of(0.5, 0.25, 0.1234564),
          new PcaReport.Explained(36, 0.8734567),
          new PcaReport.Explained(9, 0.75));

  static final RunReport REPORT_WITH_PCA =
      new RunReport(
          REPORT.dataset(),
          REPORT.runId(),
          COUNTS,
          123_456L,
          268_435_456L,
          1,
          8,
          STAGES,
          READS,
          REPORT.spread(),
          4,
          Map.of(),
          Map.of(),
          List.of(),
          PCA,
          Increment.NONE,
          USAGE);

  static final Increment INCREMENT = new Increment("before", 5, 3, 2, 1);

  static final ComponentsRecord COMPONENTS =
      new ComponentsRecord(
          12,
          List.of(new FileRecord("components/label=left/part-00012-00000.parquet", 9, 5, "00")),
          new ComponentsRecord.Sums(4, 3, 6),
          new ComponentsRecord.Sums(1, 1.5, 2),
          List.of(new ScatterPoint(0.1, -2, "left", true)));

  static final StageRecord STEP = new StageRecord(List.of(EXTRA));

  private Records() {}
}
