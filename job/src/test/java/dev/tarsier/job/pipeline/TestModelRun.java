package dev.tarsier.job.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.VerifyReport;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.verify.Verification;
import dev.tarsier.job.verify.VerifyRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.junit.jupiter.api.Test;

/** Recipes that end in a model, from images to Parquet. */
class TestModelRun extends PipelineTest {
  private JobRequest request(String recipe, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("--recipe", recipe, "--output-format", "parquet", "--partitions", "1"));
    arguments.addAll(List.of(more));
    return run.request(arguments.toArray(String[]::new));
  }

  private Path model(Object batch) throws IOException {
    return ModelFixture.write(folder.resolve("means.onnx"), batch);
  }

  private void putColours(int number) throws IOException {
    for (int i = 0; i < number; i++) {
      String side = i % 2 == 0 ? "left" : "right";
      run.put(side + "/" + (10 + i) + ".png", ModelFixture.png(51 * (i % 6), 0, 255));
    }
  }

  @SuppressWarnings("deprecation") // the builder without InputFile is the one for Hadoop paths
  private List<String> rows(JobRequest request, String shard) throws IOException {
    Path file = run.folder(request).resolve("shards").resolve(shard);
    List<String> rows = new ArrayList<>();
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toUri()))
            .build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        rows.add(rounded(row.toString().replaceAll("\\s+", " ").strip()));
      }
    }
    return rows;
  }

  /** To the tenth: the last digits of a mean are ONNX Runtime's own. */
  private static String rounded(String row) {
    return Pattern.compile("\\d+\\.\\d+")
        .matcher(row)
        .replaceAll(
            number ->
                BigDecimal.valueOf(Double.parseDouble(number.group()))
                    .setScale(1, RoundingMode.HALF_UP)
                    .toPlainString());
  }

  private void verify(JobRequest request) throws IOException {
    VerifyRequest again =
        VerifyRequest.parse(
            List.of("--output", "file:" + run.output(), "--run-id", request.runId()));
    VerifyReport report = new Verification(spark, again, event -> {}).run();
    assertThat(report.problems()).isEmpty();
  }

  @Test
  void vectorsStandInAFolderForEachLabel() throws IOException {
    putColours(5);
    JobRequest request =
        request(ModelFixture.recipe("features", model("n"), ""), "--label", "parent-directory");
    RunReport report = run.run(request);

    assertThat(report.images().written()).isEqualTo(5);
    assertThat(run.manifest(request).shards())
        .extracting(FileRecord::name)
        .containsExactly(
            "label=left/part-00000-00000.parquet", "label=right/part-00000-00000.parquet");
    assertThat(rows(request, "label=right/part-00000-00000.parquet"))
        .containsExactly(
            row("right/11", "class: 1", "0.2", "0.0", "1.0"),
            row("right/13", "class: 1", "0.6", "0.0", "1.0"));
    verify(request);
  }

  private static String row(String key, String label, String... features) {
    StringBuilder row = new StringBuilder("key: " + key + " path: " + key + ".png ");
    row.append(label).append(label.isEmpty() ? "" : " ").append("features");
    for (String feature : features) {
      row.append(" list element: ").append(feature);
    }
    return row.toString();
  }

  @Test
  void withoutLabelsTheyStandTogether() throws IOException {
    putColours(3);
    JobRequest request = request(ModelFixture.recipe("features", model("n"), ""));
    run.run(request);
    assertThat(rows(request, "part-00000-00000.parquet"))
        .containsExactly(
            row("left/10", "", "0.0", "0.0", "1.0"),
            row("left/12", "", "0.4", "0.0", "1.0"),
            row("right/11", "", "0.2", "0.0", "1.0"));
    verify(request);
  }

  @Test
  void withComponentsTheyAreWhatStandsInThoseFolders() throws IOException {
    for (int i = 0; i < 8; i++) {
      String side = i % 2 == 0 ? "left" : "right";
      run.put(side + "/" + i + ".png", ModelFixture.png(30 * i, 20 * (i % 3), 40 * (i % 5)));
    }
    String recipe = ModelFixture.recipe("features", model("n"), ",\"components\":2");
    JobRequest request = request(recipe, "--label", "parent-directory", "--csv", "true");
    RunReport report = run.run(request);

    assertThat(report.images().written()).isEqualTo(8);
    assertThat(run.manifest(request).shards())
        .extracting(FileRecord::name)
        .containsExactly("part-00000-00000.parquet");
    assertThat(run.manifest(request).extras())
        .extracting(FileRecord::name)
        .anyMatch(name -> name.startsWith("components/label=left/"))
        .anyMatch(name -> name.startsWith("components/label=right/"))
        .contains("pca/pca.json")
        .anyMatch(name -> name.endsWith("components.csv"));
    verify(request);
  }

  @Test
  void rejectedImagesInABatchKeepTheirPlace() throws IOException {
    putColours(9);
    run.put("left/11-broken.jpg", TestImages.truncatedJpeg());
    run.put("left/13-broken.png", TestImages.pngWithWrongChecksum());
    JobRequest request =
        request(
            ModelFixture.recipe("features", model("n"), ""),
            "--label",
            "parent-directory",
            "--max-rejected",
            "0.5");
    RunReport report = run.run(request);
    assertThat(report.images().written()).isEqualTo(9);
    assertThat(report.images().reasons())
        .isEqualTo(Map.of(RejectReason.TRUNCATED, 1L, RejectReason.CORRUPT, 1L));
    verify(request);
  }

  @Test
  void aModelWithABatchOfItsOwnGivesTheSame() throws IOException {
    putColours(5);
    JobRequest open = request(ModelFixture.recipe("features", model("n"), ""), "--run-id", "open");
    run.run(open);
    Path fixed = ModelFixture.write(folder.resolve("fixed.onnx"), 3);
    JobRequest three = request(ModelFixture.recipe("features", fixed, ""), "--run-id", "three");
    RunReport report = run.run(three);
    assertThat(rows(three, "part-00000-00000.parquet"))
        .isEqualTo(rows(open, "part-00000-00000.parquet"));
    assertThat(report.versions()).containsEntry("batch", "3, which the model fixes");
  }

  @Test
  void theReportNamesModelAndDevice() throws IOException {
    putColours(1);
    Path model = model("n");
    RunReport report =
        run.run(request(ModelFixture.recipe("features", model, ",\"device\":\"auto\"")));
    assertThat(report.versions().get("model")).startsWith("file:" + model + ", SHA-256 ");
    assertThat(report.versions().get("device")).startsWith("cpu, no cuda: ");
    assertThat(report.versions()).containsEntry("batch", "4");
  }

  @Test
  void theBestClassesStandWithTheirNames() throws IOException {
    putColours(2);
    Files.writeString(folder.resolve("names.txt"), "red\ngreen\nblue\n");
    String more =
        ",\"softmax\":false,\"top-k\":2,\"labels\":\"file:" + folder.resolve("names.txt") + "\"";
    JobRequest request =
        request(ModelFixture.recipe("classify", model("n"), more), "--label", "parent-directory");
    run.run(request);
    assertThat(rows(request, "part-00000-00000.parquet"))
        .containsExactly(
            "key: left/10 path: left/10.png label: left class: 0 predicted: blue score: 1.0 top_k"
                + " list element label: blue score: 1.0 list element label: red score: 0.0",
            "key: right/11 path: right/11.png label: right class: 1 predicted: blue score: 1.0"
                + " top_k list element label: blue score: 1.0 list element label: red score: 0.2");
    verify(request);
  }

  @Test
  void namesOfClassesAreOneAnOutput() throws IOException {
    putColours(1);
    Path names = Files.writeString(folder.resolve("names.json"), "[\"a\", \"b\"]");
    String recipe =
        ModelFixture.recipe("classify", model("n"), ",\"labels\":\"file:" + names + "\"");
    assertRefused(
        request(recipe),
        "Invalid labels: file:"
            + names
            + " has 2 names, the model has 3 outputs (name each output, one a line, in the model's"
            + " order)",
        "recipe.labels");
  }

  private void assertRefused(JobRequest request, String message, String specPath) {
    assertThatThrownBy(() -> run.run(request))
        .isInstanceOfSatisfying(
            InputProblem.class, problem -> assertThat(problem.specPath()).isEqualTo(specPath))
        .hasMessage(message);
    assertThat(run.events()).isEmpty();
    assertThat(run.folder(request)).doesNotExist();
  }

  @Test
  void aModelThatDoesNotFitIsRefusedBeforeAnythingIsListed() throws IOException {
    putColours(1);
    Path model = model("n");
    String recipe =
        ModelFixture.recipe("features", model, "").replace("\"width\":8", "\"width\":7");
    assertRefused(
        request(recipe),
        "Invalid image size: file:"
            + model
            + " takes [n, 3, 8, 8], the recipe gives images 7 wide and 8 high (crop to 8 x 8)",
        "recipe.model");
  }

  @Test
  void aModelThatIsNotThereIsNamed() throws IOException {
    putColours(1);
    Path model = folder.resolve("none.onnx");
    assertRefused(
        request(ModelFixture.recipe("features", model, "")),
        "Missing model: file:" + model + " does not exist",
        "recipe.model");
  }

  @Test
  void cudaIsRefusedWhereItIsNot() throws IOException {
    putColours(1);
    JobRequest request =
        request(ModelFixture.recipe("features", model("n"), ",\"device\":\"cuda\""));
    assertThatThrownBy(() -> run.run(request))
        .isInstanceOf(InputProblem.class)
        .hasMessageStartingWith("Unsupported device: cuda (");
    assertThat(run.events()).isEmpty();
  }

  @Test
  void imagesOfAnotherSizeThanTheModelsAreRejected() throws IOException {
    putColours(2);
    String recipe = "{\"operations\":[{\"features\":{\"model\":\"file:" + model("n") + "\"}}]}";
    RunReport report = run.run(request(recipe, "--max-rejected", "1"));
    assertThat(report.images().reasons()).isEqualTo(Map.of(RejectReason.OPERATION_FAILED, 2L));
    assertThat(report.rejected().get(0).detail())
        .isEqualTo("the operations give 20 x 12 pixels, the model takes 8 x 8");
  }

  @Test
  void aRunGoesOnWithTheModelThatItBeganWith() throws IOException {
    putColours(4);
    Path model = model("n");
    JobRequest request = request(ModelFixture.recipe("features", model, ""), "--run-id", "again");
    // Too few are let through, so the run stays open with all its partitions done.
    run.put("left/zz.jpg", TestImages.truncatedJpeg());
    assertThatThrownBy(() -> run.run(request))
        .hasMessageStartingWith("Cannot accept the run: 1 of 5 images were rejected");
    Files.delete(run.folder(request).resolve("_MANIFEST.json"));
    ModelFixture.write(model, 2);
    assertThatThrownBy(() -> run.run(request))
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "Cannot go on with run again: the model file:"
                + model
                + " has changed since it was started (start a new run with another --run-id, or put"
                + " the old model back)");
  }
}
