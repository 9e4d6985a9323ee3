package dev.tarsier.job.erase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.pipeline.ModelFixture;
import dev.tarsier.job.sink.VectorReader;
import dev.tarsier.job.sink.VectorRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

/** Features in a folder for each label, and one table of them all. */
class TestErasedFeatures extends ErasedFormatContract {
  @Override
  List<String> arguments() throws IOException {
    Path model = ModelFixture.write(folder.resolve("means.onnx"), "batch");
    return List.of(
        "--output-format",
        "parquet",
        "--csv",
        "true",
        "--recipe",
        ModelFixture.recipe("features", model, ""));
  }

  /** Rows: a file also says what wrote it, and lists encodings in no order. */
  @Override
  Map<String, String> shards(String runId) throws IOException {
    Map<String, String> rows = new TreeMap<>();
    for (String name : super.shards(runId).keySet()) {
      org.apache.hadoop.fs.Path path =
          new org.apache.hadoop.fs.Path(file(runId, "shards/" + name).toUri());
      StringBuilder text = new StringBuilder();
      try (VectorReader reader = VectorReader.of(path, new Configuration(false))) {
        for (Optional<VectorRow> row = reader.next(); row.isPresent(); row = reader.next()) {
          text.append(row.get().key() + row.get().path() + row.get().label());
          text.append(Arrays.toString(row.get().values()) + "\n");
        }
      }
      rows.put(name, text.toString());
    }
    return rows;
  }

  @Test
  void theTableLosesItsRows() throws IOException {
    run.run(request("eyes", "2"));
    List<String> before = Files.readAllLines(file("eyes", "features.csv"));

    erase("eyes", List.of(PATH));

    assertThat(Files.readAllLines(file("eyes", "features.csv")))
        .isEqualTo(before.stream().filter(line -> !line.contains(PATH)).toList());
  }
}
