package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.report.ManifestParser;
import dev.tarsier.job.report.RunReportParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.example.data.Group;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * TFRecord runs of the tool, from a spec to verified shards; TensorFlow itself reads every record
 * of them, TensorFlow Datasets the folder, and both see what the index says.
 */
class TestTensorFlow {
  private static final int PARTITIONS = 16;
  private static final int WRITTEN = 9;

  @TempDir private Path folder;
  private static Path images;

  @BeforeAll
  static void images() throws Exception {
    images = SampleFolder.of(12);
  }

  /** Runs a spec locally, its verifying step included; returns the run's folder. */
  private Path run(String name, String... lines) throws Exception {
    List<String> spec =
        new ArrayList<>(
            List.of(
                "dataset: my-samples",
                "source: {uri: %s, label: %s}"
                    .formatted(images, name.equals("bare") ? "none" : "parent-directory"),
                "limits: {rejected: 51%}"));
    spec.addAll(List.of(lines));
    Files.write(folder.resolve(name + ".yaml"), spec);
    String report =
        output(
            Checkout.home().resolve("tarsier").toString(),
            "instantiate",
            name + ".yaml",
            "--local",
            "--json");
    String runId = RunReportParser.parse(report).runId();
    return folder.resolve("out").resolve(name).resolve(runId);
  }

  private String output(String... command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("TARSIER_NO_BUILD", "1");
    builder.environment().put("TARSIER_HOME", folder.resolve("home").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("exit code of %s", List.of(command)).isZero();
    return text;
  }

  private JsonNode seenByTensorFlow(Path run) throws Exception {
    Path python = Checkout.home().resolve("tests/target/tensorflow/bin/python");
    Assumptions.assumeTrue(
        Files.exists(python), "skipped: no TensorFlow here (run tests/install-peers)");
    Path script = Checkout.home().resolve("tests/src/test/python/read_tfrecords.py");
    return new ObjectMapper()
        .readTree(output(python.toString(), script.toString(), run.toString()));
  }

  @Test
  void recipeTfrecord() throws Exception {
    String[] lines = {
      "recipe: tfrecord", "output: {uri: out/%s, partitions: 16}",
    };
    Path one = run("one", lines[0], lines[1].formatted("one"));
    Path two = run("two", lines[0], lines[1].formatted("two"));
    assertThat(SampleFolder.fingerprint(two)).isEqualTo(SampleFolder.fingerprint(one));

    JsonNode seen = seenByTensorFlow(one);

    assertThat(checkRecords(one, seen, "jpeg", 3)).hasSize(WRITTEN).isSorted();
    assertDatasets(seen.get("datasets"), one, "left", "right");
  }

  @Test
  void compressedAndShuffled() throws Exception {
    Path run =
        run(
            "packed",
            "recipe: retina",
            "output: {uri: out/packed, format: tfrecord, partitions: 16, compression: gzip,"
                + " shuffle: 42}");
    assertThat(run.resolve("shards/my-samples-00003-of-00016.tfrecord.gz")).exists();

    JsonNode seen = seenByTensorFlow(run);

    List<String> paths = checkRecords(run, seen, "png", 1);
    assertThat(paths).hasSize(WRITTEN);
    assertThat(paths).isNotEqualTo(paths.stream().sorted().toList());
  }

  @Test
  void webpWithoutLabels() throws Exception {
    Path run =
        run(
            "bare",
            "recipe: {operations: [{encode: {format: webp}}]}",
            "output: {uri: out/bare, format: tfrecord, partitions: 16}");

    JsonNode seen = seenByTensorFlow(run);

    assertThat(checkRecords(run, seen, "webp", 3)).hasSize(WRITTEN);
    assertDatasets(seen.get("datasets"), run);
  }

  /** Holds every record to the index; the paths in the order of the records. */
  private static List<String> checkRecords(Path run, JsonNode seen, String format, int channels)
      throws Exception {
    Map<String, Group> rows = rows(run);
    List<String> paths = new ArrayList<>();
    int empty = 0;
    for (FileRecord shard : manifest(run).shards()) {
      JsonNode records = seen.get("shards").get(shard.name());
      assertThat(records.size()).as(shard.name()).isEqualTo((int) shard.samples());
      empty += records.isEmpty() ? 1 : 0;
      byte[] content = content(run.resolve("shards").resolve(shard.name()));
      for (JsonNode record : records) {
        Group row = rows.get(record.get("path").asText());
        assertThat(row.getString("shard", 0)).isEqualTo(shard.name());
        assertThat(record.get("sha256").asText()).isEqualTo(sha256(content, row));
        assertThat(record.get("format").asText()).isEqualTo(format);
        assertThat(record.get("channels").asInt()).isEqualTo(channels);
        assertThat(record.get("sized").asBoolean()).as("decoded to its size").isTrue();
        checkLabel(record, row);
        paths.add(record.get("path").asText());
      }
    }
    assertThat(seen.get("shards").size()).isEqualTo(PARTITIONS);
    assertThat(empty).as("shards of partitions without a good image").isPositive();
    return paths;
  }

  private static void checkLabel(JsonNode record, Group row) {
    if (row.getFieldRepetitionCount("label") == 0) {
      assertThat(record.has("label")).isFalse();
      return;
    }
    String label = row.getString("label", 0);
    assertThat(record.get("label").asText()).isEqualTo(label);
    assertThat(record.get("number").asInt()).isEqualTo(List.of("left", "right").indexOf(label));
  }

  private static void assertDatasets(JsonNode datasets, Path run, String... classes)
      throws IOException {
    long bytes = manifest(run).shards().stream().mapToLong(FileRecord::bytes).sum();
    List<String> names = new ArrayList<>();
    datasets.get("classes").forEach(name -> names.add(name.asText()));

    assertThat(datasets.get("name").asText()).isEqualTo("my-samples");
    assertThat(datasets.get("promised").asInt()).isEqualTo(WRITTEN);
    assertThat(datasets.get("images").asInt()).isEqualTo(WRITTEN);
    assertThat(datasets.get("half").asInt()).isBetween(WRITTEN / 2, WRITTEN / 2 + 1);
    assertThat(datasets.get("bytes").asLong()).isEqualTo(bytes);
    assertThat(datasets.get("decoded").asBoolean()).isTrue();
    assertThat(names).containsExactly(classes);
  }

  private static Manifest manifest(Path run) throws IOException {
    return ManifestParser.parse(Files.readString(run.resolve("_MANIFEST.json")));
  }

  /** The rows of written images by path. */
  private static Map<String, Group> rows(Path run) throws IOException {
    Map<String, Group> rows = new TreeMap<>();
    for (int partition : IntStream.range(0, PARTITIONS).toArray()) {
      for (Group row :
          IndexRows.read(run.resolve("index/part-%05d.parquet".formatted(partition)))) {
        if (row.getString("outcome", 0).equals("written")) {
          rows.put(row.getString("path", 0), row);
        }
      }
    }
    return rows;
  }

  /** What the index's offsets count. */
  private static byte[] content(Path shard) throws IOException {
    try (InputStream in = Files.newInputStream(shard)) {
      return shard.toString().endsWith(".gz")
          ? new GZIPInputStream(in).readAllBytes()
          : in.readAllBytes();
    }
  }

  private static String sha256(byte[] content, Group row) throws Exception {
    int from = (int) row.getLong("offset", 0);
    byte[] image = Arrays.copyOfRange(content, from, from + (int) row.getLong("length", 0));
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(image));
  }
}
