package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.Reads;
import dev.tarsier.job.report.Requests;
import dev.tarsier.job.report.RunReportParser;
import dev.tarsier.job.report.Usage;
import dev.tarsier.template.emulator.fault.FaultScript;
import dev.tarsier.template.emulator.fault.RequestKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run asks of Cloud Storage through the connector that clusters have, when all is well. */
class TestRequestCounts {
  /**
   * Of a partition whose files are small, sixteen. Looked for: its record and the end of the run,
   * when it begins and when it is to be committed. Made: shard, index and record, each by a look
   * for its name, an upload's start and its only chunk. The driver reads the record, and removes it
   * and the attempt's mark in the end. That mark is one request more, which is not counted here:
   * its name stands in the body.
   */
  private static final Map<RequestKind, Long> OF_A_PARTITION =
      Map.of(
          RequestKind.METADATA, 3L,
          RequestKind.UPLOAD, 3L,
          RequestKind.CHUNK, 3L,
          RequestKind.MEDIA, 5L,
          RequestKind.DELETE, 2L);

  /** So many that each partition has some. */
  private static final int IMAGES = 26;

  @TempDir private Path folder;

  @Test
  void aPartitionIsFewRequests() throws Exception {
    try (FaultBench bench = new FaultBench(folder, 2)) {
      FaultScript few = bench.prepare("in-two", IMAGES);
      assertThat(bench.run("in-two", 2).get()).isEmpty();
      FaultScript many = bench.prepare("in-four", IMAGES);
      assertThat(bench.run("in-four", 4).get()).isEmpty();

      Map<RequestKind, Long> two = new EnumMap<>(RequestKind.class);
      OF_A_PARTITION.forEach((kind, count) -> two.put(kind, 2 * count));
      assertThat(difference(few, many)).isEqualTo(two);
      assertThat(few.requests() - 2 * 16 - IMAGES)
          .as("what a run of any size asks")
          .isLessThanOrEqualTo(48);

      String report = Files.readString(bench.folder("in-two").resolve("report.json"));
      Reads reads = RunReportParser.parse(report).reads();
      assertThat(reads.opened()).isEqualTo(IMAGES);
      assertThat(reads.repeated()).isZero();
      assertThat(reads.mostInFlight()).isPositive();

      Usage usage = RunReportParser.parse(report).usage();
      Requests requests = usage.requests();
      assertThat(requests.content()).isEqualTo(few.counts().get(RequestKind.MEDIA));
      assertThat(requests.listings()).isBetween(2L, few.counts().get(RequestKind.LIST));
      // Report, page, manifest and success come after the count.
      assertThat(requests.uploads()).isEqualTo(few.counts().get(RequestKind.UPLOAD) - 4);
      assertThat(requests.all()).isBetween(few.requests() - 24L, few.requests());
      assertThat(requests.serverErrors()).isZero();
      assertThat(usage.processes()).isOne();
      assertThat(usage.cpuSeconds()).isBetween(0.01, 600.0);
      if (Files.exists(Path.of("/proc/self/status"))) {
        assertThat(usage.peakResidentBytes()).isGreaterThan(100L << 20);
      }
    }
  }

  private static Map<RequestKind, Long> difference(FaultScript few, FaultScript many) {
    Map<RequestKind, Long> difference = new EnumMap<>(RequestKind.class);
    many.counts()
        .forEach(
            (kind, count) -> {
              long more = count - few.counts().getOrDefault(kind, 0L);
              if (more != 0) {
                difference.put(kind, more);
              }
            });
    return difference;
  }
}
