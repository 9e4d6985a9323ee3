package dev.tarsier.job.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.PathOrder;
import dev.tarsier.job.tfrecord.ExampleReader;
import dev.tarsier.job.tfrecord.ImageExample;
import dev.tarsier.job.tfrecord.ImageExample.ImageClass;
import dev.tarsier.job.tfrecord.TfRecordReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestTfRecordRun extends PipelineTest {
  private JobRequest request(String... more) {
    List<String> arguments = new ArrayList<>(List.of("--output-format", "tfrecord"));
    arguments.addAll(List.of(more));
    return run.request(arguments.toArray(new String[0]));
  }

  /** What the shards say of their images, in order; without the bytes, which are gone by then. */
  private List<ImageExample> examples(JobRequest request) throws IOException {
    List<ImageExample> examples = new ArrayList<>();
    for (FileRecord shard : run.manifest(request).shards()) {
      Path file = run.folder(request).resolve("shards").resolve(shard.name());
      try (TfRecordReader reader =
          TfRecordReader.open(Files.newInputStream(file), TfRecordReader.LONGEST)) {
        for (Optional<TfRecordReader.Content> next = reader.next();
            next.isPresent();
            next = reader.next()) {
          examples.add(ExampleReader.read(next.get()));
        }
      }
    }
    return examples;
  }

  private List<String> paths(JobRequest request) throws IOException {
    return examples(request).stream().map(ImageExample::filename).toList();
  }

  @Test
  void oneShardAPartitionAndWhatTensorFlowDatasetsNeeds() throws IOException {
    run.putImages(9);
    JobRequest request = request("--partitions", "3", "--label", "parent-directory");
    run.run(request);

    Manifest manifest = run.manifest(request);
    assertThat(manifest.shards())
        .extracting(FileRecord::name)
        .containsExactly(
            "eyes-00000-of-00003.tfrecord",
            "eyes-00001-of-00003.tfrecord",
            "eyes-00002-of-00003.tfrecord");
    assertThat(manifest.extras())
        .extracting(FileRecord::name)
        .containsExactly(
            "shards/dataset_info.json",
            "shards/features.json",
            "labels.txt",
            "shards/image-class-label.labels.txt");
    for (FileRecord extra : manifest.extras()) {
      TestProcessPipeline.checkFile(run.folder(request).resolve(extra.name()), extra);
    }
    assertThat(run.folder(request).resolve("labels.txt")).hasContent("left\nright\n");
    assertThat(examples(request))
        .extracting(ImageExample::imageClass)
        .containsOnly(new ImageClass(0, "left"), new ImageClass(1, "right"));
    assertThat(paths(request)).hasSize(9).isSorted();
  }

  @Test
  void aPartitionWithoutImagesIsAnEmptyShard() throws IOException {
    run.put("a.jpg", TestImages.jpeg(1, 60, 50));
    run.put("b.jpg", new byte[0]);
    for (String compression : List.of("none", "gzip")) {
      JobRequest request =
          request("--partitions", "4", "--max-rejected", "1", "--compression", compression);
      run.run(request);

      assertThat(run.manifest(request).shards())
          .hasSize(4)
          .allMatch(shard -> shard.name().endsWith(compression.equals("gzip") ? ".gz" : "record"));
      assertThat(paths(request)).containsExactly("a.jpg");
    }
  }

  @Test
  void withoutLabelsNoClasses() throws IOException {
    run.putImages(2);
    JobRequest request = request("--partitions", "1");
    run.run(request);

    assertThat(examples(request))
        .extracting(ImageExample::imageClass)
        .containsOnly(ImageClass.ABSENT);
    assertThat(run.manifest(request).extras())
        .extracting(FileRecord::name)
        .containsExactly("shards/dataset_info.json", "shards/features.json");
  }

  /** Labels that are numbers stand for themselves, with holes where no image has a number. */
  @Test
  void everyNumberHasALineInTheVocabulary() throws IOException {
    run.put("0/a.jpg", TestImages.jpeg(1, 60, 50));
    run.put("3/b.jpg", TestImages.jpeg(2, 60, 50));
    JobRequest request = request("--partitions", "1", "--label", "parent-directory");
    run.run(request);

    assertThat(run.folder(request).resolve("labels.txt")).hasContent("0\n1\n2\n3\n");
    assertThat(examples(request))
        .extracting(ImageExample::imageClass)
        .containsExactly(new ImageClass(0, "0"), new ImageClass(3, "3"));
  }

  @Test
  void twoRunsOfTheSameInputGiveTheSameBytes() throws IOException {
    run.putImages(12);
    for (String compression : List.of("none", "gzip")) {
      Map<String, String> first = shards(compression, "first-" + compression, "4");

      assertThat(shards(compression, "second-" + compression, "4")).isEqualTo(first);
    }
  }

  private Map<String, String> shards(String compression, String runId, String partitions)
      throws IOException {
    JobRequest request =
        request(
            "--partitions",
            partitions,
            "--label",
            "parent-directory",
            "--shuffle",
            "7",
            "--compression",
            compression,
            "--run-id",
            runId);
    run.run(request);
    return RunFixture.contents(run.folder(request).resolve("shards"));
  }

  @Test
  void shuffledByASeed() throws IOException {
    run.putImages(40);
    JobRequest plain = request("--partitions", "4");
    JobRequest shuffled = request("--partitions", "4", "--shuffle", "42");
    JobRequest fewer = request("--partitions", "2", "--shuffle", "42");
    run.run(plain);
    run.run(shuffled);
    run.run(fewer);

    assertThat(run.manifest(shuffled).shuffleSeed()).isEqualTo(42);
    assertThat(paths(plain)).isSorted();
    assertThat(paths(shuffled))
        .isSortedAccordingTo(new PathOrder(42))
        .containsExactlyInAnyOrderElementsOf(paths(plain))
        .isNotEqualTo(paths(plain));
    assertThat(paths(fewer)).as("whatever the partitions").isEqualTo(paths(shuffled));
  }

  @Test
  void tarShardsCanBeShuffledToo() throws IOException {
    run.putImages(12);
    JobRequest plain = run.request("--partitions", "1");
    JobRequest shuffled = run.request("--partitions", "1", "--shuffle", "1");
    run.run(plain);
    run.run(shuffled);

    assertThat(run.manifest(shuffled).shards())
        .hasSize(1)
        .isNotEqualTo(run.manifest(plain).shards());
    assertThat(run.manifest(shuffled).counts()).isEqualTo(run.manifest(plain).counts());
  }
}
