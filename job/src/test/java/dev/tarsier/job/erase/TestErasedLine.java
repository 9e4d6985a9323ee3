package dev.tarsier.job.erase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.pipeline.TestImages;
import dev.tarsier.job.report.EraseReport;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.request.JobRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that go on from runs: an image stands in the shards of one and the indexes of others. */
class TestErasedLine extends ErasingTest {
  private JobRequest request;

  @BeforeEach
  void threeRuns() throws IOException {
    run.putImages(6);
    request =
        run.request(
            "--incremental",
            "true",
            "--run-id",
            "eyes",
            "--label",
            "parent-directory",
            "--partitions",
            "2",
            "--dedupe",
            "exact");
    run.run(request);
    run.put("left/new.jpg", TestImages.jpeg(70, 44, 33));
    change("left/eye-2.jpg", 8);
    run.run(request);
    run.put("right/copy.jpg", Files.readAllBytes(run.source().resolve("left/new.jpg")));
    change("right/eye-3.jpg", 9);
    run.run(request);
  }

  private void change(String path, long seed) throws IOException {
    run.put(path, TestImages.jpeg(seed, 44, 33));
    Files.setLastModifiedTime(run.source().resolve(path), FileTime.fromMillis(1_000_000 + seed));
  }

  private void assertAllWhole() throws IOException {
    for (String id : List.of("eyes", "eyes-2", "eyes-3")) {
      assertWhole(id);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"eyes", "eyes-2", "eyes-3"})
  void everyRunLosesTheImageWhicheverIsNamed(String named) throws IOException {
    assertAllWhole();

    EraseReport report = erase(named, List.of("left/eye-2.jpg", "right/eye-1.jpg"));

    assertThat(report.runs())
        .extracting(EraseReport.Run::runId)
        .containsExactly("eyes", "eyes-2", "eyes-3");
    assertThat(report.runs()).extracting(EraseReport.Run::shards).containsExactly(2L, 1L, 0L);
    assertAllWhole();
    assertUnnamed("left/eye-2");
    assertUnnamed("right/eye-1");
  }

  /** Samples behind the erased one have moved; the newest index still says where they stand. */
  @Test
  void theNewestIndexStillFindsEveryImage() throws IOException {
    erase("eyes", List.of("left/eye-0.jpg", "right/eye-1.jpg"));

    new StandingImages(run.output()).assertReadable("eyes-3");
  }

  @Test
  void theNextRunHasNothingToDoOnceTheSourcesAreGone() throws IOException {
    erase("eyes", List.of("left/eye-2.jpg"), "--sources", "true");

    RunReport report = run.run(request);

    assertThat(report.runId()).isEqualTo("eyes-3");
    assertThat(run.events()).anyMatch(ProgressEvent.AlreadyComplete.class::isInstance);
  }

  @Test
  void anImageWhoseSourceStaysComesBackWithTheNextChange() throws IOException {
    erase("eyes", List.of("left/eye-2.jpg"));
    assertThat(run.run(request).runId()).isEqualTo("eyes-3");
    change("right/eye-5.jpg", 10);

    RunReport report = run.run(request);

    assertThat(report.runId()).isEqualTo("eyes-4");
    assertThat(report.images().written()).isEqualTo(2);
  }

  @Test
  void imagesThatWereLeftOutAsEqualAreNamed() throws IOException {
    EraseReport report = erase("eyes", List.of("left/new.jpg"));

    assertThat(report.alike()).containsExactly("right/copy.jpg");
    assertUnnamed("left/new");
    assertAllWhole();
  }
}
