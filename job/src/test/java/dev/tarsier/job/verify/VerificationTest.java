package dev.tarsier.job.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.pipeline.PipelineTest;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.VerifyReport;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.RunFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;

/** A good run, copied for each test to be damaged, and what verifying the copy says. */
abstract class VerificationTest extends PipelineTest {
  FinishedRun finished;
  final List<ProgressEvent> events = new ArrayList<>();
  VerifyReport report;

  static final String FIRST = "part-00000-00000.tar";
  static final String SECOND = "part-00001-00000.tar";
  static final String INDEX = "part-00000.parquet";

  /** How the run is written: more arguments of its request. */
  List<String> layout() {
    return List.of();
  }

  /** Eleven images written, one rejected, in two partitions. */
  @BeforeEach
  void finish() throws IOException {
    run.putImages(11);
    run.put("left/empty.jpg", new byte[0]);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--partitions",
                "2",
                "--label",
                "parent-directory",
                "--max-rejected",
                "1",
                "--run-id",
                "good"));
    arguments.addAll(layout());
    JobRequest request = run.request(arguments.toArray(new String[0]));
    run.run(request);
    finished = FinishedRun.copyOf(run.folder(request), folder.resolve("copies/good"));
  }

  final void verify(String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("--output", "file:" + folder.resolve("copies"), "--run-id", "good"));
    arguments.addAll(List.of(more));
    events.clear();
    Verification verification =
        new Verification(spark, VerifyRequest.parse(arguments), events::add);
    report = verification.run();
    verification.judge(report);
  }

  final void assertFound(String... problems) {
    String count = problems.length == 1 ? "1 problem" : problems.length + " problems";
    assertThatThrownBy(this::verify)
        .isInstanceOf(RunFailure.class)
        .hasMessage(
            "Cannot accept file:"
                + folder.resolve("copies/good")
                + ": "
                + count
                + "\n  "
                + String.join("\n  ", problems));
    assertThat(events).noneMatch(ProgressEvent.Verified.class::isInstance);
  }

  final FileRecord record(String shard) throws IOException {
    return finished.manifest().shards().stream()
        .filter(record -> record.name().equals(shard))
        .findFirst()
        .orElseThrow();
  }

  static String crc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return CountedInput.hex(crc);
  }
}
