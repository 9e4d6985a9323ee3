package dev.tarsier.job.erase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.pipeline.RunFixture;
import dev.tarsier.job.report.EraseReport;
import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.request.JobRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds of a run of any format from which images are taken out. */
abstract class ErasedFormatContract extends ErasingTest {
  static final String PATH = "left/eye-2.jpg";
  static final String OTHER = "right/eye-5.jpg";

  /** More arguments of the run's request. */
  abstract List<String> arguments() throws IOException;

  /** Puts eight images there, in two folders. */
  void images() throws IOException {
    run.putImages(8);
  }

  @BeforeEach
  final void put() throws IOException {
    images();
  }

  final JobRequest request(String runId, String partitions) throws IOException {
    List<String> flags = new ArrayList<>(List.of("--run-id", runId, "--partitions", partitions));
    flags.addAll(List.of("--label", "parent-directory"));
    flags.addAll(arguments());
    return run.request(flags.toArray(String[]::new));
  }

  /** What stands beside and in the shards, by the name of the file. */
  Map<String, String> shards(String runId) throws IOException {
    return RunFixture.contents(file(runId, "shards"));
  }

  @Test
  void theImagesAreGoneAndTheRestIsWhole() throws IOException {
    run.run(request("eyes", "3"));
    assertWhole("eyes");

    EraseReport report = erase("eyes", List.of(PATH, OTHER));

    assertWhole("eyes");
    assertUnnamed("eye-2");
    assertUnnamed("eye-5");
    Manifest manifest = run.manifest(request("eyes", "3"));
    assertThat(manifest.counts().written()).isEqualTo(6);
    assertThat(manifest.listing().files()).isEqualTo(8);
    assertThat(manifest.erased().images()).isEqualTo(2);
    assertThat(manifest.remaining().files()).isEqualTo(6);
    assertThat(report.runs()).hasSize(1);
    assertThat(report.runs().get(0).images()).isEqualTo(2);
    assertThat(report.sources().erased()).isZero();
    assertThat(run.source().resolve(PATH)).exists();
  }

  @Test
  void shardsThatDoNotHoldThemAreNotTouched() throws IOException {
    run.run(request("eyes", "4"));
    Map<String, Long> before = times("eyes");

    erase("eyes", List.of(PATH));

    Map<String, Long> after = new TreeMap<>(times("eyes"));
    before.keySet().removeIf(name -> !name.startsWith("shards/") || name.endsWith(".json"));
    long same =
        before.entrySet().stream()
            .filter(entry -> entry.getValue().equals(after.get(entry.getKey())))
            .count();
    assertThat(same).isEqualTo(before.size() - 1);
  }

  @Test
  void whatStaysIsWhatARunWithoutThemWrites() throws IOException {
    run.run(request("eyes", "1"));
    erase("eyes", List.of(PATH, OTHER));

    Files.delete(run.source().resolve(PATH));
    Files.delete(run.source().resolve(OTHER));
    run.run(request("never", "1"));

    assertThat(shards("eyes")).isEqualTo(shards("never"));
  }

  @Test
  void theLastImageOfARunMayGo() throws IOException {
    run.run(request("eyes", "2"));

    erase("eyes", List.of("left/", "right/"));

    assertWhole("eyes");
    assertUnnamed("eye-");
    assertThat(run.manifest(request("eyes", "2")).counts().read()).isZero();
  }
}
