package dev.tarsier.job.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.RequestArguments;
import dev.tarsier.job.storage.BucketFolders;
import dev.tarsier.job.verify.Verification;
import dev.tarsier.job.verify.VerifyRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole job over {@code gs:} URIs, with folders for buckets. */
class TestBucketRun extends PipelineTest {
  private Path buckets;

  @BeforeEach
  void buckets() {
    buckets = folder.resolve("buckets");
    Configuration hadoop = spark.hadoopConfiguration();
    hadoop.set("fs.gs.impl", BucketFolders.class.getName());
    hadoop.set("fs.gs.impl.disable.cache", "true");
    hadoop.set(BucketFolders.FOLDER, buckets.toString());
  }

  private static JobRequest request(String input, String output, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--dataset",
                "eyes",
                "--input",
                input,
                "--output",
                output,
                "--partitions",
                "3",
                "--label",
                "csv",
                "--label-key",
                "image",
                "--label-value",
                "grade",
                "--run-id",
                "r"));
    arguments.addAll(List.of(more));
    return RequestArguments.parse(arguments);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  /** Nine images, a label table and an inventory, as files and as objects. */
  private void putLabelledImages() throws IOException {
    run.putImages(9);
    String labels = "image,grade\n";
    String inventory = "uri\n";
    for (int i = 0; i < 9; i++) {
      labels += "eye-" + i + "," + i % 3 + "\n";
      inventory += (i % 2 == 0 ? "left" : "right") + "/eye-" + i + ".jpg\n";
    }
    write(folder.resolve("labels.csv"), labels);
    write(folder.resolve("list.csv"), inventory);
    Files.createDirectories(buckets);
    Files.createSymbolicLink(buckets.resolve("images"), run.source());
    write(buckets.resolve("tables/labels.csv"), labels);
    write(buckets.resolve("tables/list.csv"), inventory);
  }

  @Test
  void sameShardsAsFromFolders() throws IOException {
    putLabelledImages();
    JobRequest plain =
        request(
            "file:" + run.source(),
            "file:" + run.output(),
            "--label-csv",
            "file:" + folder.resolve("labels.csv"),
            "--inventory",
            "file:" + folder.resolve("list.csv"));
    JobRequest bucket =
        request(
            "gs://images",
            "gs://results/eyes",
            "--label-csv",
            "gs://tables/labels.csv",
            "--inventory",
            "gs://tables/list.csv");
    run.run(plain);
    run.run(bucket);

    Map<String, String> shards = RunFixture.contents(buckets.resolve("results/eyes/r/shards"));
    assertThat(shards).hasSize(3);
    assertThat(shards).isEqualTo(RunFixture.contents(run.folder(plain).resolve("shards")));
    assertThat(run.events())
        .filteredOn(ProgressEvent.Finished.class::isInstance)
        .extracting(event -> ((ProgressEvent.Finished) event).runFolder())
        .containsExactly("gs://results/eyes/r");
    assertThat(buckets.resolve("results/eyes/r/_progress")).doesNotExist();
  }

  @Test
  void listedRunsAreVerifiedAndNotDoneTwice() throws IOException {
    run.putImages(5);
    Files.createDirectories(buckets);
    Files.createSymbolicLink(buckets.resolve("images"), run.source());
    JobRequest request = run.request("--run-id", "r2", "--partitions", "2").withRunId("r3");
    JobRequest gs =
        RequestArguments.parse(
            List.of(
                "--dataset",
                "eyes",
                "--input",
                "gs://images",
                "--output",
                "gs://results",
                "--run-id",
                "r3",
                "--partitions",
                "2"));
    run.run(request);
    run.run(gs);
    run.run(gs);

    assertThat(run.events().get(run.events().size() - 1))
        .isInstanceOf(ProgressEvent.AlreadyComplete.class);
    assertThat(RunFixture.contents(buckets.resolve("results/r3/shards")))
        .isEqualTo(RunFixture.contents(run.folder(request).resolve("shards")));
    List<ProgressEvent> events = new ArrayList<>();
    Verification verification =
        new Verification(
            spark,
            VerifyRequest.parse(List.of("--output", "gs://results", "--run-id", "r3")),
            events::add);
    verification.judge(verification.run());
    assertThat(events.get(events.size() - 1)).isInstanceOf(ProgressEvent.Verified.class);
  }

  @Test
  void bucketThatIsNotThere() {
    JobRequest request =
        RequestArguments.parse(
            List.of("--dataset", "eyes", "--input", "gs://nowhere/a", "--output", "gs://results"));

    assertThatThrownBy(() -> run.run(request))
        .isInstanceOfSatisfying(
            InputProblem.class, e -> assertThat(e.specPath()).isEqualTo("source.uri"))
        .hasMessage(
            "Cannot find bucket: nowhere (make the folder "
                + buckets.resolve("nowhere")
                + ", or pass --buckets with the folder that has it)");
    assertThat(buckets.resolve("results")).doesNotExist();
  }
}
