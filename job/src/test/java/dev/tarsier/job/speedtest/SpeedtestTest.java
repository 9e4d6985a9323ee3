package dev.tarsier.job.speedtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.pipeline.PipelineTest;
import dev.tarsier.job.report.SpeedReport;
import dev.tarsier.job.request.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Whole speed tests in this process, and what they leave. */
abstract class SpeedtestTest extends PipelineTest {
  static final int IMAGES = 12;
  static final String MARK = "COMMITTED.json";

  SpeedReport measure(String... more) throws IOException {
    Map<String, String> flags = new TreeMap<>();
    flags.put("--dataset", "eyes");
    flags.put("--name", "one");
    flags.put("--input", "file:" + run.source());
    flags.put("--output", "file:" + run.output());
    flags.put("--batch-sizes", "2,4");
    flags.put("--batch-counts", "1,3");
    for (int i = 0; i < more.length; i += 2) {
      flags.put(more[i], more[i + 1]);
    }
    List<String> arguments = new ArrayList<>();
    flags.forEach((flag, value) -> arguments.addAll(List.of(flag, value)));
    return new Speedtest(spark, SpeedtestRequest.parse(arguments), event -> {}).run();
  }

  Path test() {
    return run.output().resolve("speedtest/one");
  }

  /** Of a test that was not cut off before: the attempt's folder, and beside it the mark. */
  Path results() throws IOException {
    List<String> attempts = names(test()).stream().filter(name -> !name.equals(MARK)).toList();
    assertThat(attempts).hasSize(1);
    return test().resolve(attempts.get(0));
  }

  Path mark() {
    return test().resolve(MARK);
  }

  SpeedResults committed() {
    return new SpeedResults(new Location("file:" + test()), spark.hadoopConfiguration());
  }

  static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
