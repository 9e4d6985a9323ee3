package dev.tarsier.template.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.request.InputProblem;
import dev.tarsier.template.problem.ProblemsFound;
import org.junit.jupiter.api.Test;

class TestExecutorSizing {
  private static Executors executors(String machineType, String more) throws ProblemsFound {
    return Plans.of("", "cluster: {machine-type: " + machineType + "}\n" + more)
        .shape()
        .executors();
  }

  @Test
  void oneExecutorTakesASmallNode() throws ProblemsFound {
    assertThat(executors("n4-standard-2", "limits: {pixels: 10MP}\n"))
        .isEqualTo(new Executors(1, 2, 1027, 745));
    assertThat(executors("n4-standard-8", "limits: {pixels: 10MP}\n").perNode()).isEqualTo(1);
  }

  @Test
  void largeNodeHoldsSeveral() throws ProblemsFound {
    assertThat(executors("n2-standard-32", "limits: {pixels: 10MP}\n"))
        .extracting(Executors::perNode, Executors::cores)
        .containsExactly(4, 8);
    assertThat(executors("c3-standard-22", "limits: {pixels: 10MP}\n"))
        .extracting(Executors::perNode, Executors::cores)
        .containsExactly(3, 7);
  }

  /** What the job's memory test measures: two tasks, 10 megapixels, less than 2 GiB. */
  @Test
  void tenMegapixelsStayBelowWhatWasMeasured() throws ProblemsFound {
    assertThat(executors("n4-standard-2", "limits: {pixels: 10MP}\n").mebibytesPerNode())
        .isBetween(1506, 2048);
  }

  @Test
  void largerImagesTakeMoreMemoryThenFewerCores() throws ProblemsFound {
    assertThat(executors("n4-standard-2", "limits: {pixels: 100MP}\n").cores()).isEqualTo(2);
    assertThat(executors("n4-standard-2", "limits: {pixels: 200MP}\n").cores()).isEqualTo(1);
  }

  @Test
  void aNodeAloneKeepsMemoryForItsDriver() throws ProblemsFound {
    Executors alone =
        Plans.clustered("machine-type: n4-standard-2, workers: 0").shape().executors();

    assertThat(alone.cores()).isEqualTo(1);
    assertThat(executors("n4-standard-2", "").cores()).isEqualTo(2);
  }

  @Test
  void colouredPngNeedsMoreThanBilevel() throws ProblemsFound {
    Executors bilevel = executors("n4-standard-8", "");
    Executors coloured = executors("n4-standard-8", "recipe: {operations: [encode]}\n");

    assertThat(coloured.heapMebibytes() / coloured.cores())
        .isGreaterThan(bilevel.heapMebibytes() / bilevel.cores());
  }

  @Test
  void aModelTakesMemoryOfItsOwnAndItsBatchMore() throws ProblemsFound {
    String recipe = "recipe: {name: features, model: gs://my-bucket/m.onnx, batch: %d}\n";
    Executors eight = executors("n4-standard-8", recipe.formatted(8));
    Executors sixteen = executors("n4-standard-8", recipe.formatted(16));

    assertThat(eight.overheadMebibytes()).isGreaterThan(384 + 512);
    // 8 more images of 224 x 224 x 3 floats, 24 times, for each core.
    assertThat(sixteen.overheadMebibytes() - eight.overheadMebibytes()).isBetween(8 * 110, 8 * 111);
    assertThat(sixteen.heapMebibytes()).isEqualTo(eight.heapMebibytes());
  }

  @Test
  void saysWhatAnImageNeedsWhenNoneFits() {
    assertThatThrownBy(() -> executors("n2-highcpu-2", ""))
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "Invalid cluster.machine-type: n2-highcpu-2 (an image of limits.pixels needs an"
                + " executor of 3099MiB, and the node has 450MiB for executors; take more memory,"
                + " or lower limits.pixels)")
        .extracting("specPath")
        .isEqualTo("cluster.machine-type");
  }
}
