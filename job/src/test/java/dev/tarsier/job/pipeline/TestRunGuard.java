package dev.tarsier.job.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.JobRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which folders a run may write to, and how it goes on in its own. */
class TestRunGuard extends PipelineTest {
  @BeforeEach
  void images() throws IOException {
    run.putImages(8);
  }

  @Test
  void aRunFolderOfADifferentRequestIsRefused() throws IOException {
    JobRequest first = run.request("--partitions", "2", "--run-id", "mine");
    run.run(first);
    Map<String, String> before = RunFixture.contents(run.folder(first));
    assertRefused(
        run.request("--partitions", "3", "--run-id", "mine"),
        "output.uri",
        "Cannot write to file:"
            + run.folder(first)
            + ": the run mine there belongs to a different request (use another --run-id, or"
            + " none, or another output.uri)");
    assertThat(RunFixture.contents(run.folder(first))).isEqualTo(before);
  }

  @Test
  void aFolderOfSomethingElseIsRefused() throws IOException {
    JobRequest request = run.request("--run-id", "mine");
    Files.createDirectories(run.folder(request));
    Files.writeString(run.folder(request).resolve("thesis.txt"), "years of work");
    assertRefused(
        request,
        "output.uri",
        "Cannot write to file:"
            + run.folder(request)
            + ": it holds files that no run of Tarsier left (use another --run-id or output.uri)");
  }

  @Test
  void aSourceThatHasChangedIsRefused() throws IOException {
    JobRequest request = run.request("--partitions", "2", "--run-id", "mine");
    run.run(request);
    long bytes = run.manifest(request).listing().bytes();
    byte[] added = TestImages.jpeg(99, 70, 70);
    run.put("left/added.jpg", added);
    assertRefused(
        request,
        "source.uri",
        "Cannot go on with run mine: the source has changed since it was started (then 8 files"
            + " of "
            + bytes
            + " bytes, now 9 files of "
            + (bytes + added.length)
            + " bytes; start a new run with another --run-id)");
  }

  @Test
  void anOutputThatCannotBeWrittenIsRefused() throws IOException {
    Files.writeString(run.output(), "a file where the folder should be");
    JobRequest request = run.request("--partitions", "2", "--run-id", "mine");
    assertThatThrownBy(() -> run.run(request))
        .isInstanceOfSatisfying(
            InputProblem.class, problem -> assertThat(problem.specPath()).isEqualTo("output.uri"))
        .hasMessageStartingWith("Cannot write to file:" + run.folder(request) + ": ");
    assertThat(run.output()).hasContent("a file where the folder should be");
  }

  @Test
  void finishedPartitionsAreNotDoneAgain() throws IOException {
    run.put("left/broken.jpg", TestImages.truncatedJpeg());
    JobRequest whole = run.request("--partitions", "4", "--run-id", "whole", "--max-rejected", "1");
    run.run(whole);
    JobRequest strict = run.request("--partitions", "4", "--run-id", "killed");
    assertThatThrownBy(() -> run.run(strict)).hasMessageStartingWith("Cannot accept the run: 1");

    // As a kill leaves it: one partition without its record, an attempt half written.
    Path mine = run.folder(strict);
    Files.delete(mine.resolve("_progress/part-00002.json"));
    Files.delete(mine.resolve("shards/part-00002-00000.tar"));
    Files.delete(mine.resolve("_MANIFEST.json"));
    Files.createDirectories(mine.resolve("_attempts/part-00002-dead"));
    Files.writeString(mine.resolve("_attempts/part-00002-dead/part-00002-00000.tar"), "half");
    RunReport report =
        run.run(run.request("--partitions", "4", "--run-id", "killed", "--max-rejected", "1"));

    assertThat(report.spread().resumed()).isEqualTo(3);
    assertThat(report.images().read()).isEqualTo(9);
    assertThat(RunFixture.contents(mine.resolve("shards")))
        .isEqualTo(RunFixture.contents(run.folder(whole).resolve("shards")));
    assertThat(mine.resolve("_attempts")).doesNotExist();
    assertThat(mine.resolve("_progress")).doesNotExist();
  }

  private void assertRefused(JobRequest request, String specPath, String message) {
    assertThatThrownBy(() -> run.run(request))
        .isInstanceOfSatisfying(
            InputProblem.class, problem -> assertThat(problem.specPath()).isEqualTo(specPath))
        .hasMessage(message);
  }
}
