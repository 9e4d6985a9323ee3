package dev.tarsier.job.erase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.pipeline.RunFixture;
import dev.tarsier.job.report.EraseReport;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.JobRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An erasure that ends before its time, at each of its steps. */
class TestErasureCutOff extends ErasingTest {
  private static final List<String> LINES = List.of("left/eye-2.jpg", "right/eye-1.jpg");

  private final List<String> steps = new ArrayList<>();

  /** Ends a start of an erasure, as a kill would: nothing after it is done. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @BeforeEach
  void images() throws IOException {
    run.putImages(6);
  }

  private JobRequest request(String id) {
    return run.request(
        "--run-id", id, "--label", "parent-directory", "--partitions", "6", "--max-rejected", "1");
  }

  private EraseReport cutOffAt(String id, int step) throws IOException {
    int[] seen = {0};
    assertThatThrownBy(
            () ->
                erase(
                    erasing(id, LINES),
                    name -> {
                      if (seen[0]++ == step) {
                        throw new Killed();
                      }
                    }))
        .isInstanceOf(Killed.class);
    return erase(id, LINES);
  }

  @Test
  void theNextStartFinishesItFromWhereverItWas() throws IOException {
    run.run(request("smooth"));
    erase(erasing("smooth", LINES), steps::add);
    Map<String, String> smooth = comparable("smooth");
    assertThat(steps).hasSizeGreaterThan(8).contains("shut smooth", "open smooth", "clear");

    for (int step = 0; step < steps.size(); step++) {
      String id = "cut-at-" + step;
      run.run(request(id));

      EraseReport report = cutOffAt(id, step);

      assertThat(report.resumed()).as(id).isTrue();
      assertThat(report.runs().get(0).images()).isEqualTo(2);
      assertWhole(id);
      assertThat(comparable(id)).as("%s, %s", id, steps.get(step)).isEqualTo(smooth);
    }
  }

  /** All but what holds times and ids, or Parquet's footer, whose encodings have no order. */
  private Map<String, String> comparable(String id) throws IOException {
    Map<String, String> contents = RunFixture.contents(run.output().resolve(id));
    contents
        .keySet()
        .removeIf(name -> name.matches("index/.*|report\\.(json|html)|_MANIFEST\\.json"));
    return contents;
  }

  @Test
  void theRunIsNotWholeInBetween() throws IOException {
    run.run(request("eyes"));
    int[] seen = {0};
    assertThatThrownBy(
            () ->
                erase(
                    erasing("eyes", LINES),
                    name -> {
                      if (seen[0]++ == 2) {
                        throw new Killed();
                      }
                    }))
        .isInstanceOf(Killed.class);

    assertThat(file("eyes", "_SUCCESS")).doesNotExist();
    assertThatThrownBy(() -> run.run(request("eyes")))
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "Cannot go on with run eyes: taking images out of it was cut off (run tarsier erase"
                + " again)");
    assertThatThrownBy(() -> erase("eyes", LINES, "--dry-run", "true"))
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "Cannot look ahead: taking images out of these runs was cut off (run it without"
                + " --dry-run to finish it)");
  }

  @Test
  void oneThatDiesBeforeItsPlanHasChangedNothing() throws IOException {
    run.run(request("eyes"));
    Files.createDirectories(file("eyes", "_erase/new/shards"));
    Files.writeString(file("eyes", "_erase/new/shards/part-00000-00000.tar"), "half");

    erase("eyes", LINES);

    assertThat(file("eyes", "_erase")).doesNotExist();
    assertWhole("eyes");
  }
}
