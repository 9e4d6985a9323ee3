package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.report.ManifestParser;
import dev.tarsier.job.report.PcaModel;
import dev.tarsier.job.report.PcaModelParser;
import dev.tarsier.job.report.PcaReport;
import dev.tarsier.job.report.ProgressEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Images to features to components by the packaged job, in processes of their own; scikit-learn
 * fits the same features again.
 */
class TestComponents {
  private static final int IMAGES = 60;
  private static final int WRITTEN = IMAGES - 3;
  private static final double TOLERANCE = 1e-5;

  private static Path source;
  private static Path model;
  @TempDir private Path folder;

  @BeforeAll
  static void images() throws Exception {
    source = SampleFolder.of(IMAGES);
    model = PoolingModel.write(Checkout.target().resolve("pooling.onnx"));
  }

  private List<String> arguments(String runId, String parameters) {
    return SampleFolder.arguments(
        source,
        folder,
        runId,
        "--partitions",
        "6",
        "--output-format",
        "parquet",
        "--csv",
        "true",
        "--recipe",
        "{\"name\": \"features\", \"model\": \"file:" + model + "\", " + parameters + "}");
  }

  private PcaReport finish(JobProcess.Launch launch, String runId, String parameters)
      throws Exception {
    try (JobProcess job = launch.start(log(), arguments(runId, parameters))) {
      assertThat(job.exitCode()).as("exit code; the log is %s", log()).isZero();
      List<ProgressEvent> events = job.events();
      return ((ProgressEvent.Finished) events.get(events.size() - 1)).report().pca();
    }
  }

  private static Path log() {
    return Checkout.target().resolve("components.log");
  }

  private Manifest manifest(String runId) throws IOException {
    return ManifestParser.parse(Files.readString(folder.resolve(runId + "/_MANIFEST.json")));
  }

  private PcaModel model(String runId) throws IOException {
    return PcaModelParser.parse(Files.readString(folder.resolve(runId + "/pca/pca.json")));
  }

  @Test
  void scikitLearnFindsTheSameComponents() throws Exception {
    PcaReport pca =
        finish(new JobProcess.Launch(), "whole", "\"components\": 5, \"test-share\": 0.2");
    assertThat(pca.components()).isEqualTo(5);
    assertThat(pca.dimensions()).isEqualTo(48);
    assertThat(pca.train().images() + pca.test().images()).isEqualTo(WRITTEN);
    assertThat(manifest("whole").extras())
        .extracting(FileRecord::name)
        .contains("pca/pca.json", "components.csv");

    assertVerified("whole");

    JsonNode seen = seenByScikitLearn(folder.resolve("whole"));

    assertThat(seen.get("images").asInt()).isEqualTo(WRITTEN);
    assertThat(seen.get("train").asInt()).isEqualTo((int) pca.fittedImages());
    assertThat(seen.get("labels").toString()).isEqualTo("[\"left\",\"right\"]");
    assertThat(seen.get("csvLabels").toString()).isEqualTo("[\"left\",\"right\"]");
    assertThat(seen.get("csvRows").asInt()).isEqualTo(WRITTEN);
    assertThat(seen.get("csvSplits").asBoolean()).isTrue();
    for (Map.Entry<String, JsonNode> distance : seen.get("worst").properties()) {
      assertThat(distance.getValue().asDouble()).as(distance.getKey()).isLessThan(TOLERANCE);
    }
  }

  private void assertVerified(String runId) throws Exception {
    try (JobProcess job =
        new JobProcess.Launch()
            .mainClass("dev.tarsier.job.VerifyJob")
            .start(log(), List.of("--output", "file:" + folder, "--run-id", runId))) {
      assertThat(job.exitCode()).isZero();
      assertThat(job.events()).last().isInstanceOf(ProgressEvent.Verified.class);
    }
  }

  private static JsonNode seenByScikitLearn(Path run) throws Exception {
    Path python = Checkout.home().resolve("tests/target/peers/bin/python");
    Assumptions.assumeTrue(
        Files.exists(python), "skipped: no scikit-learn here (run tests/install-peers)");
    Path script = Checkout.home().resolve("tests/src/test/python/check_components.py");
    Process process =
        new ProcessBuilder(python.toString(), script.toString(), run.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return new ObjectMapper().readTree(text);
  }

  /** Killed when the first partition stands in components: what is finished is not done again. */
  @Test
  void killedAmongTheComponentsItGoesOnThere() throws Exception {
    String parameters = "\"variance\": 0.9";
    PcaReport whole = finish(new JobProcess.Launch(), "whole", parameters);
    try (JobProcess job =
        new JobProcess.Launch()
            .master("local[1,4]")
            .start(log(), arguments("killed", parameters))) {
      job.await(() -> Files.exists(folder.resolve("killed/_progress/components-00000.json")));
      job.kill();
    }
    Assumptions.assumeTrue(
        Files.notExists(folder.resolve("killed/_SUCCESS")), "skipped: it was over before the kill");
    Object fitted = Files.getLastModifiedTime(folder.resolve("killed/pca/pca.json"));

    PcaReport again = finish(new JobProcess.Launch(), "killed", parameters);

    assertThat(again).isEqualTo(whole);
    assertThat(Files.getLastModifiedTime(folder.resolve("killed/pca/pca.json"))).isEqualTo(fitted);
    assertThat(manifest("killed").extras())
        .extracting(FileRecord::name)
        .isEqualTo(manifest("whole").extras().stream().map(FileRecord::name).toList());
    assertThat(folder.resolve("killed/_attempts")).doesNotExist();
    assertThat(folder.resolve("killed/_progress")).doesNotExist();
    assertVerified("killed");
  }

  @Test
  void theNextSparkFindsTheSameComponents() throws Exception {
    String parameters = "\"components\": 4";
    finish(new JobProcess.Launch().master("local[1,4]"), "now", parameters);
    finish(new JobProcess.Launch().sparkHome(Checkout.nextSparkHome()), "next", parameters);
    PcaModel now = model("now");
    PcaModel next = model("next");
    assertThat(next.explainedVariance())
        .containsExactly(now.explainedVariance(), within(TOLERANCE));
    for (int j = 0; j < 4; j++) {
      assertThat(next.components()[j]).containsExactly(now.components()[j], within(TOLERANCE));
    }
  }

  @Test
  void moreComponentsThanTheModelGivesNumbersAreRefusedAtOnce() throws Exception {
    try (JobProcess job =
        new JobProcess.Launch().start(log(), arguments("many", "\"components\": 60"))) {
      assertThat(job.exitCode()).isEqualTo(1);
      assertThat(job.events())
          .last()
          .isEqualTo(
              new ProgressEvent.Refused(
                  "recipe",
                  "Cannot fit the PCA: 60 components of features that have 48 dimensions (lower"
                      + " components to 48 or less)"));
    }
    assertThat(folder.resolve("many/shards")).doesNotExist();
  }
}
