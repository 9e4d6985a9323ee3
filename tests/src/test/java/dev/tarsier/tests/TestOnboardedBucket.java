package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.RunReportParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a bucket of images to verified shards in three commands, with folders for buckets; and the
 * same bytes as from the images' own folder.
 */
class TestOnboardedBucket {
  @TempDir private Path folder;

  private String tarsier(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(Checkout.home().resolve("tarsier").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("TARSIER_NO_BUILD", "1");
    builder.environment().put("TARSIER_HOME", folder.resolve("home").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("exit code of %s", command).isZero();
    return text;
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
  }
}
