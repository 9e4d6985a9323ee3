package dev.tarsier.job.erase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.pipeline.ModelFixture;
import dev.tarsier.job.pipeline.RunFixture;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Principal components: rows go, the analysis stays as it was fitted. */
class TestErasedComponents extends ErasingTest {
  @Test
  void componentsAndTheirTableLoseTheirRows() throws IOException {
    for (int i = 0; i < 8; i++) {
      String side = i % 2 == 0 ? "left" : "right";
      Color color = Color.getHSBColor(i / 8f, 0.5f, 0.5f + i / 20f);
      run.put(
          side + "/eye-" + i + ".png",
          ModelFixture.png(color.getRed(), color.getGreen(), color.getBlue()));
    }
    Path model = ModelFixture.write(folder.resolve("means.onnx"), "batch");
    run.run(
        run.request(
            "--run-id",
            "eyes",
            "--partitions",
            "2",
            "--label",
            "parent-directory",
            "--output-format",
            "parquet",
            "--csv",
            "true",
            "--recipe",
            ModelFixture.recipe("features", model, ",\"components\":2")));
    assertWhole("eyes");
    List<String> table = Files.readAllLines(file("eyes", "components.csv"));
    Map<String, String> analysis = RunFixture.contents(file("eyes", "pca"));

    erase("eyes", List.of("left/eye-2.png", "right/"));

    assertWhole("eyes");
    assertUnnamed("eye-2");
    assertUnnamed("right/eye");
    List<String> expected = new ArrayList<>(table);
    expected.removeIf(line -> line.contains("eye-2") || line.contains("right/"));
    assertThat(expected).hasSize(4);
    assertThat(Files.readAllLines(file("eyes", "components.csv"))).isEqualTo(expected);
    assertThat(RunFixture.contents(file("eyes", "pca"))).isEqualTo(analysis);
    assertThat(RunFixture.contents(file("eyes", "components/label=right"))).isEmpty();
    assertThat(Files.readString(file("eyes", "report.html")))
        .contains("<svg")
        .doesNotContain("scatter-title");
  }
}
