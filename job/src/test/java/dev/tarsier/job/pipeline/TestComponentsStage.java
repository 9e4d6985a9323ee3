package dev.tarsier.job.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.PcaModel;
import dev.tarsier.job.report.PcaModelParser;
import dev.tarsier.job.report.PcaReport;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.sink.FeatureRow;
import dev.tarsier.job.sink.VectorReader;
import dev.tarsier.job.sink.VectorRow;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.feature.PCAModel;
import org.junit.jupiter.api.Test;

class TestComponentsStage extends PipelineTest {
  private static final List<FeatureRow> ROWS = FeatureRun.rows(90, 6);

  private FeatureRun run(String runId, String parameters) throws Exception {
    return FeatureRun.of(folder, runId, parameters);
  }

  private static ComponentsStage stage(FeatureRun run) {
    return new ComponentsStage(spark, run.request, run.features, run.folder);
  }

  /** By path, what the files of components hold. */
  private static Map<String, VectorRow> components(FeatureRun run, ComponentsStage.Result result)
      throws IOException {
    Map<String, VectorRow> rows = new TreeMap<>();
    for (FileRecord file : result.files()) {
      if (file.name().startsWith("components/")) {
        org.apache.hadoop.fs.Path path = run.folder.path(file.name());
        try (VectorReader reader = VectorReader.of(path, new Configuration(false))) {
          for (Optional<VectorRow> row = reader.next(); row.isPresent(); row = reader.next()) {
            rows.put(row.get().path(), row.get());
          }
        }
      }
    }
    return rows;
  }

  private static PcaModel model(FeatureRun run) throws IOException {
    return PcaModelParser.parse(Files.readString(run.path("pca/pca.json")));
  }

  @Test
  void everyImageStandsInTheSpaceOfTheComponents() throws Exception {
    FeatureRun run = run("whole", "\"components\": 3").with(ROWS, 4);
    ComponentsStage.Result result = stage(run).run(run.records);

    PcaModel model = model(run);
    Map<String, VectorRow> components = components(run, result);
    assertThat(components).hasSize(90);
    for (FeatureRow row : ROWS) {
      VectorRow projected = components.get(row.path());
      assertThat(projected.label()).isEqualTo(row.label());
      assertThat(projected.key()).isEqualTo(row.key());
      assertThat(projected.split()).isEqualTo("train");
      for (int j = 0; j < 3; j++) {
        double expected = 0;
        for (int d = 0; d < 6; d++) {
          expected += (row.features()[d] - model.mean()[d]) * model.components()[j][d];
        }
        assertThat((double) projected.values()[j]).isEqualTo(expected, within(1e-5));
      }
    }
    PcaReport report = result.report();
    assertThat(report.components()).isEqualTo(3);
    assertThat(report.dimensions()).isEqualTo(6);
    assertThat(report.fittedImages()).isEqualTo(90);
    assertThat(report.train().images()).isEqualTo(90);
    assertThat(report.train().explainedVariance())
        .isEqualTo(report.explainedVariance(), within(1e-6));
    assertThat(report.test()).isEqualTo(PcaReport.Explained.NONE);
    assertThat(result.points()).hasSize(90);
  }

  @Test
  void filesAreThoseOfTheRunFolderAndNoOthers() throws Exception {
    FeatureRun run = run("files", "\"components\": 2").with(ROWS, 2);
    ComponentsStage.Result result = stage(run).run(run.records);

    assertThat(result.files())
        .extracting(FileRecord::name)
        .containsExactly(
            "pca/model/data/part-00000.parquet",
            "pca/model/metadata/part-00000.txt",
            "pca/pca.json",
            "components/label=__HIVE_DEFAULT_PARTITION__/part-00000-00000.parquet",
            "components/label=left/part-00000-00000.parquet",
            "components/label=right%2Fup/part-00000-00000.parquet",
            "components/label=__HIVE_DEFAULT_PARTITION__/part-00001-00000.parquet",
            "components/label=left/part-00001-00000.parquet",
            "components/label=right%2Fup/part-00001-00000.parquet");
    assertThat(RunFixture.contents(run.path("pca")).keySet())
        .containsExactly(
            "model/data/part-00000.parquet", "model/metadata/part-00000.txt", "pca.json");
    assertThat(RunFixture.contents(run.path("components")).keySet()).hasSize(6);
    for (FileRecord file : result.files()) {
      assertThat(Files.size(run.path(file.name()))).isEqualTo(file.bytes());
    }
    assertThat(run.path("_attempts")).isEmptyDirectory();
    PCAModel loaded = PCAModel.load(run.path("pca/model").toUri().toString());
    assertThat(loaded.pc().numRows()).isEqualTo(6);
    assertThat(loaded.pc().numCols()).isEqualTo(2);
  }

  @Test
  void anyPartitionsGiveTheSameComponents() throws Exception {
    FeatureRun one = run("one", "\"variance\": 0.95, \"test-share\": 0.2").with(ROWS, 1);
    FeatureRun many = run("many", "\"variance\": 0.95, \"test-share\": 0.2").with(ROWS, 7);
    ComponentsStage.Result ofOne = stage(one).run(one.records);
    ComponentsStage.Result ofMany = stage(many).run(many.records);

    Map<String, VectorRow> expected = components(one, ofOne);
    components(many, ofMany)
        .forEach(
            (path, row) -> {
              assertThat(row.split()).isEqualTo(expected.get(path).split());
              assertThat(row.values()).containsExactly(expected.get(path).values(), within(1e-5f));
            });
    assertThat(ofMany.report()).isEqualTo(ofOne.report());
    assertThat(ofMany.report().explainedVariance()).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void theTestImagesArePutAsideByLabelAndNotFittedOn() throws Exception {
    FeatureRun run = run("split", "\"components\": 2, \"test-share\": 0.2").with(ROWS, 3);
    ComponentsStage.Result result = stage(run).run(run.records);

    Map<String, Long> test =
        components(run, result).values().stream()
            .filter(row -> row.split().equals("test"))
            .collect(Collectors.groupingBy(row -> row.label().text(), Collectors.counting()));
    assertThat(test).isEqualTo(Map.of("left", 6L, "right/up", 6L, "", 6L));
    assertThat(result.report().fittedImages()).isEqualTo(72);
    assertThat(result.report().train().images()).isEqualTo(72);
    assertThat(result.report().test().images()).isEqualTo(18);
    assertThat(result.report().test().explainedVariance()).isBetween(0.8, 1.0);
    assertThat(result.points().stream().filter(point -> point.test())).hasSize(18);
  }

  @Test
  void whatIsFinishedIsNotDoneAgain() throws Exception {
    FeatureRun run = run("again", "\"components\": 2").with(ROWS, 3);
    ComponentsStage.Result first = stage(run).run(run.records);
    Object fitted = Files.getLastModifiedTime(run.path("pca/pca.json"));
    Files.delete(run.path("_progress/components-00001.json"));
    Files.delete(run.path("components/label=left/part-00001-00000.parquet"));
    Files.delete(run.path("components/label=left/part-00002-00000.parquet"));

    ComponentsStage.Result second = stage(run).run(run.records);

    assertThat(second).isEqualTo(first);
    assertThat(Files.getLastModifiedTime(run.path("pca/pca.json"))).isEqualTo(fitted);
    assertThat(run.path("components/label=left/part-00001-00000.parquet")).exists();
    assertThat(run.path("components/label=left/part-00002-00000.parquet")).doesNotExist();
  }

  @Test
  void aPcaWithoutItsRecordIsFittedAgain() throws Exception {
    FeatureRun run = run("torn", "\"components\": 2").with(ROWS, 1);
    stage(run).run(run.records);
    Files.delete(run.path("pca/pca.json"));
    Files.delete(run.path("_progress/pca.json"));

    ComponentsStage.Result again = stage(run).run(run.records);

    assertThat(again.files()).extracting(FileRecord::name).contains("pca/pca.json");
    assertThat(run.path("_progress/pca.json")).exists();
    assertThat(PCAModel.load(run.path("pca/model").toUri().toString()).getK()).isEqualTo(2);
  }

  @Test
  void aPcaOfAFinishedRunIsApplied() throws Exception {
    FeatureRun fitted = run("fitted", "\"components\": 2").with(ROWS, 2);
    Map<String, VectorRow> expected = components(fitted, stage(fitted).run(fitted.records));
    Files.createFile(fitted.path("_SUCCESS"));
    for (String uri : List.of("file:" + fitted.path(""), "file:" + fitted.path("pca"))) {
      FeatureRun applied =
          run("by" + uri.length(), "\"pca\": \"" + uri + "\"").with(ROWS.subList(0, 10), 1);
      ComponentsStage stage = stage(applied);
      stage.check(10, 6);
      ComponentsStage.Result result = stage.run(applied.records);

      components(applied, result)
          .forEach(
              (path, row) -> {
                assertThat(row.split()).isEqualTo("test");
                assertThat(row.values()).containsExactly(expected.get(path).values());
              });
      assertThat(result.report().fittedIn()).isEqualTo(applied.features.pca());
      assertThat(result.report().fittedImages()).isEqualTo(90);
      assertThat(result.report().train()).isEqualTo(PcaReport.Explained.NONE);
      assertThat(result.report().test().images()).isEqualTo(10);
      assertThat(applied.path("pca/model/metadata/part-00000.txt")).exists();
    }
  }

  @Test
  void aPcaThatIsNotThereOrNotReadyOrOfOtherFeatures() throws Exception {
    FeatureRun none = run("none", "\"pca\": \"file:" + folder + "/nowhere\"").with(ROWS, 1);
    assertProblem(
        () -> stage(none).check(90, 6),
        "Missing PCA: file:"
            + folder
            + "/nowhere holds neither pca/pca.json nor pca.json (name the folder of a finished run"
            + " with components, or its folder pca)");
    FeatureRun fitted = run("fitted", "\"components\": 2").with(ROWS, 1);
    stage(fitted).run(fitted.records);
    String uri = "file:" + folder + "/fitted";
    FeatureRun early = run("early", "\"pca\": \"" + uri + "\"");
    assertProblem(
        () -> stage(early).check(9, 5),
        "Cannot apply the PCA of "
            + uri
            + ": the run there has not ended (run its request again to its end)");
    Files.createFile(fitted.path("_SUCCESS"));
    assertProblem(
        () -> stage(early).check(9, 5),
        "Cannot apply the PCA of "
            + uri
            + ": it takes features of 6 dimensions, those of this run have 5 (take the model that"
            + " it was fitted with)");
  }

  @Test
  void moreComponentsThanImagesAreRefusedBeforeAnImageIsRead() throws Exception {
    FeatureRun run = run("few", "\"components\": 50");
    assertProblem(
        () -> stage(run).check(12, 1280),
        "Cannot fit the PCA: 50 components need more than 50 images to be fitted on, there are 12"
            + " (lower components to 11 or less, or give more images)");
  }

  @Test
  void allVectorsInOneCsv() throws Exception {
    FeatureRun run = run("csv", "\"components\": 2").with(ROWS.subList(0, 6), 2);
    ComponentsStage.Result result = stage(run).run(run.records);
    List<String> files =
        result.files().stream()
            .map(FileRecord::name)
            .filter(name -> name.startsWith("components/"))
            .toList();
    List<FileRecord> csv = new CsvStage(spark, run.request, run.folder).run(files, true);

    List<String> lines =
        new ArrayList<>(List.of(Files.readString(run.path("components.csv")).split("\r\n", -1)));
    assertThat(csv).extracting(FileRecord::name).containsExactly("components.csv");
    assertThat(csv.get(0).samples()).isEqualTo(6);
    assertThat(lines).hasSize(8).last().isEqualTo("");
    assertThat(lines.get(0)).isEqualTo("key,path,label,class,split,pc1,pc2");
    assertThat(lines.get(1)).startsWith("k/2,k/2.jpg,,,train,");
    assertThat(lines.get(2)).startsWith("k/0,k/0.jpg,left,0,train,");
    assertThat(lines.get(3)).startsWith("k/1,k/1.jpg,right/up,1,train,");
    Map<String, VectorRow> components = components(run, result);
    assertThat(Float.parseFloat(lines.get(3).split(",", -1)[6]))
        .isEqualTo(components.get("k/1.jpg").values()[1]);
  }

  private static void assertProblem(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable work, String message) {
    assertThatThrownBy(work).isInstanceOf(InputProblem.class).hasMessage(message);
  }
}
