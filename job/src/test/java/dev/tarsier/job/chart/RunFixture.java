package dev.tarsier.job.chart;

import dev.tarsier.job.report.Counts;
import dev.tarsier.job.report.Erasure;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Increment;
import dev.tarsier.job.report.ListingSummary;
import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.report.PartitionRecord;
import dev.tarsier.job.report.PcaReport;
import dev.tarsier.job.report.Reads;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.report.RejectedImage;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.ScatterPoint;
import dev.tarsier.job.report.StageSeconds;
import dev.tarsier.job.report.Thumbnail;
import dev.tarsier.job.report.Usage;
import dev.tarsier.job.request.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A run's values, each of which a test may bend before it is drawn. */
final class RunFixture {
  /** One grey pixel. */
  static final String PIXEL =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

  String dataset = "eyepacs";
  String runId = "3fb2c4d81a90";
  Counts counts =
      new Counts(
          1195, 5, 0, new TreeMap<>(Map.of(RejectReason.TRUNCATED, 3L, RejectReason.EMPTY, 2L)));
  double seconds = 96.4;
  StageSeconds stages = new StageSeconds(0.41, 6.2, 58.3, 71.9, 42.2, 3.1);
  int resumed;
  long resumedImages;
  long keysRenamed;
  long shuffleSeed = Layout.UNSHUFFLED;
  List<FileRecord> extras = List.of();
  List<Double> partitionSeconds =
      IntStream.range(0, 30)
          .mapToObj(i -> 5.2 + (i * 7 % 30) / 10.0 + (i == 17 ? 4.1 : 0))
          .toList();
  List<Thumbnail> thumbnails =
      IntStream.range(0, 6)
          .mapToObj(i -> new Thumbnail("left/" + i + ".jpg", PIXEL, PIXEL, "image/png"))
          .toList();
  List<RejectedImage> rejected =
      List.of(
          new RejectedImage("left/1042_left.jpg", RejectReason.TRUNCATED, "no end-of-image marker"),
          new RejectedImage("left/17.jpg", RejectReason.EMPTY, "0 bytes"));
  List<String> labels = List.of("left", "right");
  Map<String, String> configuration = Map.of("--recipe", "retina", "--input", "file:/data");
  Map<String, String> versions = Map.of("tarsier", "0.1.0", "spark", "4.1.2");
  List<FileRecord> shards =
      IntStream.range(0, 30)
          .mapToObj(
              i ->
                  new FileRecord(
                      "part-%s-00000.tar".formatted(10_000 + i), 1_500_000, 40, "9f3a01bc"))
          .toList();

  PcaReport pca = PcaReport.NONE;
  List<ScatterPoint> points = List.of();

  String html() {
    return ReportPage.render(report(), partitions(), manifest(), points);
  }

  private RunReport report() {
    List<Double> sorted = partitionSeconds.stream().sorted().toList();
    int size = sorted.size();
    return new RunReport(
        dataset,
        runId,
        counts,
        1_234_000_000L,
        shards.stream().mapToLong(FileRecord::bytes).sum(),
        shards.size(),
        seconds,
        stages,
        Reads.NONE,
        new RunReport.Spread(
            size,
            resumed,
            resumedImages,
            size == 0 ? 0 : sorted.get(0),
            size == 0 ? 0 : sorted.get(size / 2),
            size == 0 ? 0 : sorted.get(size - 1)),
        keysRenamed,
        configuration,
        versions,
        rejected,
        pca,
        Increment.NONE,
        Usage.NONE);
  }

  private List<PartitionRecord> partitions() {
    List<PartitionRecord> partitions = new ArrayList<>();
    for (int i = 0; i < partitionSeconds.size(); i++) {
      partitions.add(
          new PartitionRecord(
              i,
              List.of(),
              new FileRecord("part-%s.parquet".formatted(10_000 + i), 900, 40, "00000000"),
              Counts.NONE,
              0,
              partitionSeconds.get(i),
              StageSeconds.NONE,
              Reads.NONE,
              List.of(),
              i == 0 ? thumbnails : List.of(),
              0));
    }
    return partitions;
  }

  private Manifest manifest() {
    return new Manifest(
        dataset,
        runId,
        "c0ffee",
        new ListingSummary(counts.read(), 1_234_000_000L, "5eed"),
        shuffleSeed,
        counts,
        labels,
        shards,
        List.of(),
        extras,
        Erasure.NONE);
  }
}
