package dev.tarsier.job.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tarsier.job.image.PaintedFaces;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.JobRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.junit.jupiter.api.Test;

/** Recipe faces, from images to what stands beside them. */
class TestFacesRun extends PipelineTest {
  private void putImages() throws IOException {
    run.put("empty.png", PaintedFaces.emptyWall());
    run.put("portrait.png", PaintedFaces.portrait());
  }

  private JobRequest request(String recipe) {
    return run.request("--partitions", "1", "--recipe", recipe);
  }

  @Test
  void boxesStandBesideTheImageAndInTheIndex() throws IOException {
    putImages();
    JobRequest request = request("faces");
    RunReport report = run.run(request);

    assertThat(report.images().written()).isEqualTo(2);
    Map<String, byte[]> members = members(request);
    assertThat(members)
        .containsOnlyKeys("empty.jpg", "empty.json", "portrait.jpg", "portrait.json");
    JsonNode regions = new ObjectMapper().readTree(members.get("portrait.json")).get("regions");
    assertThat(regions).hasSize(1);
    assertThat(regions.get(0).get("x").intValue()).isBetween(80, 120);
    assertThat(regions.get(0).get("source").get("width").intValue()).isBetween(80, 130);
    assertThat(new ObjectMapper().readTree(members.get("empty.json")).get("regions")).isEmpty();
    assertThat(indexed(request))
        .containsEntry("empty.png", "[]")
        .containsEntry("portrait.png", regions.toString());
  }

  @Test
  void aRecipeThatSeeksNothingTellsNothing() throws IOException {
    putImages();
    JobRequest request = request("retina");
    run.run(request);

    assertThat(new ObjectMapper().readTree(members(request).get("empty.json")).has("regions"))
        .isFalse();
    assertThat(indexed(request)).containsEntry("empty.png", "null");
  }

  @Test
  void aCascadeOfOnesOwn() throws IOException {
    putImages();
    Path cascade = folder.resolve("mine.xml");
    try (InputStream in =
        PaintedFaces.class.getResourceAsStream("cascades/haarcascade_frontalface_default.xml")) {
      Files.copy(in, cascade);
    }
    JobRequest request = request(faces("file:" + cascade));
    run.run(request);

    assertThat(indexed(request).get("portrait.png")).startsWith("[{\"x\":");
  }

  private static String faces(String cascade) {
    return "{\"name\":\"faces\",\"detect-faces\":{\"cascade\":\"" + cascade + "\"}}";
  }

  private void assertRefused(String cascade, String message) {
    JobRequest request = request(faces(cascade));
    assertThatThrownBy(() -> run.run(request))
        .isInstanceOfSatisfying(
            InputProblem.class,
            e -> assertThat(e.specPath()).isEqualTo("recipe.detect-faces.cascade"))
        .hasMessage(message);
    assertThat(run.events()).isEmpty();
    assertThat(run.output()).doesNotExist();
  }

  @Test
  void aCascadeThatDoesNotLoadIsRefusedBeforeAnythingIsRead() throws IOException {
    putImages();
    Path text = Files.writeString(folder.resolve("text.xml"), "no cascade at all");
    Path xml =
        Files.writeString(
            folder.resolve("other.xml"),
            "<?xml version=\"1.0\"?>\n<opencv_storage><a>1</a></opencv_storage>\n");

    assertRefused(
        "file:" + text,
        "Invalid cascade: file:"
            + text
            + " (it holds no cascade classifier that OpenCV reads; name one of OpenCV's XML files,"
            + " or a built-in one: tarsier recipes detect-faces)");
    assertRefused(
        "file:" + xml,
        "Invalid cascade: file:"
            + xml
            + " (it holds no cascade classifier that OpenCV reads; name one of OpenCV's XML files,"
            + " or a built-in one: tarsier recipes detect-faces)");
    assertRefused(
        "file:" + folder + "/gone.xml",
        "Missing cascade: file:" + folder + "/gone.xml does not exist");
    assertRefused(
        "mine.xml",
        "Invalid location: mine.xml (write a URI such as gs://bucket/folder or file:/folder)");
  }

  private Map<String, byte[]> members(JobRequest request) throws IOException {
    Map<String, byte[]> members = new TreeMap<>();
    Path shard = run.folder(request).resolve("shards/part-00000-00000.tar");
    try (TarArchiveInputStream in = new TarArchiveInputStream(Files.newInputStream(shard))) {
      for (TarArchiveEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        members.put(e.getName(), in.readAllBytes());
      }
    }
    return members;
  }

  /** Path to regions. */
  private Map<String, String> indexed(JobRequest request) throws IOException {
    Map<String, String> regions = new TreeMap<>();
    Path file = run.folder(request).resolve("index/part-00000.parquet");
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toUri()))
            .withConf(new Configuration())
            .build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        boolean told = row.getFieldRepetitionCount("regions") > 0;
        regions.put(row.getString("path", 0), told ? row.getString("regions", 0) : "null");
      }
    }
    return regions;
  }
}
