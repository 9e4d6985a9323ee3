package dev.tarsier.job.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.request.JobRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that leave out images which are alike. */
class TestAlikeRun extends PipelineTest {
  private static final String HEADER = "path,label,like,label_of_like,bits\n";

  private JobRequest request(String dedupe, String... more) {
    List<String> flags =
        new ArrayList<>(List.of("--dedupe", dedupe, "--label", "parent-directory"));
    flags.addAll(List.of("--partitions", "3"));
    flags.addAll(List.of(more));
    if (!flags.contains("--max-rejected")) {
      flags.addAll(List.of("--max-rejected", "1"));
    }
    return run.request(flags.toArray(String[]::new)).withRunId("eyes");
  }

  private void copy(String from, String to) throws IOException {
    run.put(to, Files.readAllBytes(run.source().resolve(from)));
  }

  private String duplicates(JobRequest request) throws IOException {
    return Files.readString(run.folder(request).resolve("duplicates.csv"));
  }

  @Test
  void theFirstByPathOfEqualImagesStays() throws IOException {
    run.putImages(4);
    copy("left/eye-2.jpg", "left/a-copy.jpg");
    copy("left/eye-2.jpg", "right/copy.jpg");
    JobRequest request = request("exact");

    RunReport report = run.run(request);

    assertThat(report.images().read()).isEqualTo(6);
    assertThat(report.images().written()).isEqualTo(4);
    assertThat(report.images().skipped()).isEqualTo(2);
    assertThat(duplicates(request))
        .isEqualTo(
            HEADER
                + "left/eye-2.jpg,left,left/a-copy.jpg,left,0\n"
                + "right/copy.jpg,right,left/a-copy.jpg,left,0\n");
    assertThat(run.manifest(request).extras())
        .extracting(FileRecord::name)
        .containsExactly("duplicates.csv");
    assertThat(run.events())
        .contains(new ProgressEvent.Comparing(3, 3 * bytes("left/eye-2.jpg")))
        .anySatisfy(
            event ->
                assertThat(event)
                    .isInstanceOfSatisfying(
                        ProgressEvent.Compared.class,
                        compared -> assertThat(compared.leftOut()).isEqualTo(2)));
  }

  private long bytes(String path) throws IOException {
    return Files.size(run.source().resolve(path));
  }

  @Test
  void imagesOfEqualSizeAreNotEqualForThat() throws IOException {
    run.putImages(2);
    byte[] other = Files.readAllBytes(run.source().resolve("left/eye-0.jpg"));
    other[other.length - 3] ^= 1;
    run.put("left/other.jpg", other);

    assertThat(run.run(request("exact")).images().skipped()).isZero();
  }

  @Test
  void noCopyOfABadImageStandsForIt() throws IOException {
    run.putImages(2);
    run.put("left/empty.jpg", new byte[0]);
    run.put("right/empty.jpg", new byte[0]);

    RunReport report = run.run(request("exact"));

    assertThat(report.images().reasons()).containsEntry(RejectReason.EMPTY, 2L);
    assertThat(report.images().skipped()).isZero();
  }

  @Test
  void imagesThatLookTheSameAreFoundInAnyFormat() throws IOException {
    run.put("left/a.jpg", TestImages.jpeg(5, 300, 200));
    run.put("left/b.png", TestImages.png(5, 300, 200));
    run.put("left/c.jpg", TestImages.jpeg(6, 300, 200));
    byte[] broken = TestImages.jpeg(5, 300, 200);
    run.put("a-broken.jpg", Arrays.copyOf(broken, broken.length / 2));
    JobRequest request = request("perceptual");

    RunReport report = run.run(request);

    assertThat(report.images().written()).isEqualTo(2);
    assertThat(report.images().rejected()).isEqualTo(1);
    assertThat(duplicates(request)).startsWith(HEADER + "left/b.png,left,left/a.jpg,left,");
    assertThat(run.run(request("exact").withRunId("other")).images().skipped()).isZero();
  }

  /** A copy that is changed behind the run's back is what the first start found it to be. */
  @Test
  void aRunThatIsStartedAgainComparesNothingAnew() throws IOException {
    run.putImages(4);
    copy("left/eye-0.jpg", "left/zz.jpg");
    run.put("right/empty.jpg", new byte[0]);
    assertThatThrownBy(() -> run.run(request("exact", "--max-rejected", "0")))
        .hasMessageStartingWith("Cannot accept the run: 1");
    JobRequest lenient = request("exact", "--max-rejected", "1");
    Files.delete(run.folder(lenient).resolve("_progress/part-00000.json"));
    Path copy = run.source().resolve("left/zz.jpg");
    FileTime time = Files.getLastModifiedTime(copy);
    byte[] other = Files.readAllBytes(copy);
    other[other.length - 3] ^= 1;
    Files.write(copy, other);
    Files.setLastModifiedTime(copy, time);

    RunReport report = run.run(lenient);

    assertThat(report.spread().resumed()).isEqualTo(2);
    assertThat(report.images().skipped()).isEqualTo(1);
    assertThat(duplicates(lenient)).isEqualTo(HEADER + "left/zz.jpg,left,left/eye-0.jpg,left,0\n");
    assertThat(run.folder(lenient).resolve("_progress")).doesNotExist();
  }

  @Test
  void whatAnEarlierRunHasWrittenStandsForWhatIsNew() throws IOException {
    run.putImages(4);
    JobRequest request = request("exact", "--incremental", "true");
    run.run(request);
    copy("left/eye-2.jpg", "aa/first.jpg");
    run.put("aa/new.jpg", TestImages.jpeg(77, 40, 30));

    RunReport report = run.run(request);

    assertThat(report.runId()).isEqualTo("eyes-2");
    assertThat(report.images().written()).isEqualTo(1);
    JobRequest second = request.withRunId("eyes-2");
    assertThat(duplicates(second)).isEqualTo(HEADER + "aa/first.jpg,aa,left/eye-2.jpg,left,0\n");

    Files.delete(run.source().resolve("left/eye-2.jpg"));
    assertThat(run.run(request).images().written()).isEqualTo(1);
    assertThat(duplicates(request.withRunId("eyes-3"))).isEqualTo(HEADER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"exact", "perceptual"})
  void equalInputGivesEqualBytes(String dedupe) throws IOException {
    run.putImages(6);
    copy("left/eye-0.jpg", "right/copy.jpg");
    JobRequest request = request(dedupe);
    run.run(request);
    Map<String, String> first = RunFixture.contents(run.folder(request).resolve("shards"));

    JobRequest again = request.withRunId("again");
    run.run(again);

    assertThat(RunFixture.contents(run.folder(again).resolve("shards"))).isEqualTo(first);
  }
}
