package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.RunReportParser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a bucket of images to verified shards in three commands, with folders for buckets; and the
 * same bytes as from the images' own folder, and when requests to Cloud Storage fail.
 */
class TestOnboardedBucket {
  @TempDir private Path folder;

  private String tarsier(String... arguments) throws Exception {
    return ToolRun.of(folder, arguments).output();
  }

  private RunReport run(String dataset, String source, String output) throws Exception {
    tarsier("onboard", dataset, "--source", source, "--output", output, "--buckets", "buckets");
    String spec = "datasets/" + dataset + ".yaml";
    tarsier("validate", spec);
    return RunReportParser.parse(
        tarsier("instantiate", spec, "--local", "--buckets", "buckets", "--json"));
  }

  @Test
  void fromABucketToVerifiedShards() throws Exception {
    Path images = SampleFolder.of(12);
    Files.createDirectories(folder.resolve("buckets"));
    Files.createSymbolicLink(folder.resolve("buckets/images"), images);

    RunReport fromBucket = run("eyes", "gs://images", "gs://shards/eyes");
    RunReport fromFolder = run("plain", images.toString(), "out");

    assertThat(Files.readString(folder.resolve("datasets/eyes.yaml")))
        .contains("label: parent-directory", "measured: {images: 12, ", "rejected: 51%");
    assertThat(fromBucket.images().read()).isEqualTo(12);
    assertThat(fromBucket.images().rejected()).isEqualTo(3);
    Path shards = folder.resolve("buckets/shards/eyes").resolve(fromBucket.runId());
    assertThat(shards.resolve("_SUCCESS")).exists();
    assertThat(SampleFolder.fingerprint(shards))
        .hasSizeGreaterThan(1)
        .isEqualTo(SampleFolder.fingerprint(folder.resolve("out").resolve(fromFolder.runId())));
    runThoughRequestsFail();
    assertThat(SampleFolder.fingerprint(shards.resolveSibling("troubled")))
        .isEqualTo(SampleFolder.fingerprint(shards));
  }

  private void runThoughRequestsFail() throws Exception {
    ToolRun troubled =
        ToolRun.of(
            folder,
            "instantiate",
            "datasets/eyes.yaml",
            "--local",
            "--buckets=buckets",
            "--run-id=troubled",
            "--fault=503:media:0.1",
            "--fault=reset:chunk:1");
    troubled.output();
    assertThat(troubled.err())
        .containsPattern("Of \\d+ requests to Cloud Storage [1-9]\\d* went wrong, as was asked\n");
  }
}
