package dev.tarsier.job.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.report.Increment;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.JobRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs that go on from runs: which folder they write to, and what they take. */
class TestIncrementalRun extends PipelineTest {
  private JobRequest request;

  @BeforeEach
  void images() throws IOException {
    run.putImages(6);
    run.put("left/broken.jpg", TestImages.truncatedJpeg());
    request =
        run.request(
            "--incremental",
            "true",
            "--run-id",
            "eyes",
            "--label",
            "parent-directory",
            "--partitions",
            "3",
            "--max-rejected",
            "1");
  }

  private Path generation(String id) {
    return run.output().resolve(id);
  }

  private void change(String path, long seed) throws IOException {
    run.put(path, TestImages.jpeg(seed, 44, 33));
    Files.setLastModifiedTime(run.source().resolve(path), FileTime.fromMillis(1_000_000 + seed));
  }

  private void addChangeAndRemove() throws IOException {
    change("middle/new.jpg", 7);
    change("left/eye-2.jpg", 8);
    Files.delete(run.source().resolve("right/eye-3.jpg"));
  }

  @Test
  void theFirstRunTakesAll() throws IOException {
    RunReport report = run.run(request);

    assertThat(report.runId()).isEqualTo("eyes");
    assertThat(report.images().written()).isEqualTo(6);
    assertThat(report.increment()).isEqualTo(Increment.NONE);
    assertThat(generation("eyes/superseded.csv")).doesNotExist();
  }

  @Test
  void theNextTakesWhatIsNewOrChanged() throws IOException {
    run.run(request);
    Map<String, String> first = RunFixture.contents(generation("eyes"));
    addChangeAndRemove();

    RunReport report = run.run(request);

    assertThat(report.runId()).isEqualTo("eyes-2");
    assertThat(report.increment()).isEqualTo(new Increment("eyes", 5, 1, 0, 1));
    assertThat(report.images().read()).isEqualTo(7);
    assertThat(report.images().written()).isEqualTo(2);
    assertThat(report.images().skipped()).isEqualTo(5);
    assertThat(generation("eyes-2/superseded.csv"))
        .hasContent(
            """
            why,path,run,shard,key
            changed,left/eye-2.jpg,eyes,part-00001-00000.tar,left/eye-2
            vanished,right/eye-3.jpg,eyes,part-00002-00000.tar,right/eye-3
            """);
    assertThat(run.events())
        .contains(new ProgressEvent.Started(report.spread().partitions(), 0, 2));
    JobRequest second = request.withRunId("eyes-2");
    assertThat(run.manifest(second).labels()).containsExactly("left", "right", "middle");
    assertThat(run.manifest(second).extras()).hasSize(1);
    assertThat(RunFixture.contents(generation("eyes"))).isEqualTo(first);
  }

  @Test
  void nothingNewIsNothingToDo() throws IOException {
    run.run(request);
    run.run(request);
    assertThat(run.events()).last().isInstanceOf(ProgressEvent.AlreadyComplete.class);
    addChangeAndRemove();
    run.run(request);

    RunReport again = run.run(request);

    assertThat(run.events()).last().isInstanceOf(ProgressEvent.AlreadyComplete.class);
    assertThat(again.runId()).isEqualTo("eyes-2");
    assertThat(generation("eyes-3")).doesNotExist();
  }

  @Test
  void moreThanOnePlanBelongsToOneDataSet() throws IOException {
    run.run(request);
    addChangeAndRemove();

    assertThat(run.run(request.withPartitions(9)).runId()).isEqualTo("eyes-2");
    assertThat(request.withPartitions(9).withOwnRunId())
        .isEqualTo(request.withOwnRunId().withPartitions(9));
  }

  @Test
  void onlyWhatIsWorkedOnCountsForTheLimit() throws IOException {
    run.run(request);
    run.put("right/empty.jpg", new byte[0]);

    JobRequest strict =
        run.request(
            "--incremental",
            "true",
            "--run-id",
            "eyes",
            "--label",
            "parent-directory",
            "--partitions",
            "3",
            "--max-rejected",
            "0.5");
    assertThatThrownBy(() -> run.run(strict))
        .hasMessageStartingWith(
            "Cannot accept the run: 1 of 1 images were rejected (100.0 %, limit 50.0 %); ");

    RunReport judged = run.run(request);
    assertThat(judged.runId()).isEqualTo("eyes-2");
    assertThat(judged.images().reasons()).isEqualTo(Map.of(RejectReason.EMPTY, 1L));
  }

  @Test
  void aBegunGenerationGoesOn() throws IOException {
    JobRequest strict =
        run.request(
            "--incremental",
            "true",
            "--run-id",
            "eyes",
            "--label",
            "parent-directory",
            "--partitions",
            "3",
            "--max-rejected",
            "0");
    run.run(request);
    addChangeAndRemove();
    run.put("right/empty.jpg", new byte[0]);
    assertThatThrownBy(() -> run.run(strict)).hasMessageStartingWith("Cannot accept the run: 1");
    Map<String, String> undisturbed = RunFixture.contents(generation("eyes-2/shards"));

    // As a kill leaves it: a partition without its record, no manifest.
    Path second = generation("eyes-2");
    Files.delete(second.resolve("_progress/part-00000.json"));
    Files.delete(second.resolve("shards/part-00000-00000.tar"));
    Files.delete(second.resolve("_MANIFEST.json"));
    RunReport report = run.run(request.withPartitions(50));

    assertThat(report.runId()).isEqualTo("eyes-2");
    assertThat(report.spread().resumed()).isEqualTo(report.spread().partitions() - 1);
    assertThat(report.increment()).isEqualTo(new Increment("eyes", 5, 1, 0, 1));
    assertThat(RunFixture.contents(second.resolve("shards"))).isEqualTo(undisturbed);
    assertThat(second.resolve("_SUCCESS")).exists();
  }

  @Test
  void aBegunGenerationOfAnotherListingIsLeftBehind() throws IOException {
    run.run(request);
    addChangeAndRemove();
    run.run(request);
    Files.delete(generation("eyes-2/_SUCCESS"));
    change("left/later.jpg", 9);

    RunReport report = run.run(request);

    assertThat(report.runId()).isEqualTo("eyes-3");
    assertThat(report.increment()).isEqualTo(new Increment("eyes", 5, 1, 0, 1));
    assertThat(report.images().written()).isEqualTo(3);
    change("left/last.jpg", 10);
    assertThat(run.run(request).increment()).isEqualTo(new Increment("eyes-3", 8, 0, 0, 0));
  }

  @Test
  void aFolderOfAnotherRunInTheWayIsRefused() throws IOException {
    run.run(request);
    run.run(run.request("--run-id", "eyes-2", "--max-rejected", "1"));
    addChangeAndRemove();

    assertThatThrownBy(() -> run.run(request))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("the run eyes-2 there belongs to a different request");
  }

  @Test
  void anEarlierRunThatCannotBeReadIsSaidSo() throws IOException {
    run.run(request);
    addChangeAndRemove();
    Files.delete(generation("eyes/index/part-00001.parquet"));

    assertThatThrownBy(() -> run.run(request))
        .hasMessageStartingWith(
            "Cannot read the index of the earlier run file:" + generation("eyes") + ": ");
    assertThat(generation("eyes-2/_progress")).doesNotExist();
  }

  @Test
  void componentsOfEachRunWouldNotCompare() {
    JobRequest features =
        run.request(
            "--incremental",
            "true",
            "--output-format",
            "parquet",
            "--recipe",
            "{\"name\": \"features\", \"model\": \"file:/m.onnx\", \"components\": 2}");

    assertThatThrownBy(() -> run.run(features))
        .isInstanceOfSatisfying(
            InputProblem.class,
            problem -> assertThat(problem.specPath()).isEqualTo("source.incremental"))
        .hasMessage(
            "Unsupported incremental: true (each run would fit principal components of its own;"
                + " fit them in one run of all images, and name that run as the recipe's pca)");
    assertThat(run.folder(features)).doesNotExist();
  }
}
