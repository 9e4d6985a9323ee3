package dev.tarsier.job.erase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.pipeline.PipelineTest;
import dev.tarsier.job.report.EraseReport;
import dev.tarsier.job.report.VerifyReport;
import dev.tarsier.job.verify.Verification;
import dev.tarsier.job.verify.VerifyRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs from which images are taken out. */
abstract class ErasingTest extends PipelineTest {
  final EraseRequest erasing(String runId, List<String> lines, String... more) throws IOException {
    Path keys = folder.resolve("keys.txt");
    Files.write(keys, lines);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--output", "file:" + run.output(), "--run-id", runId, "--keys", "file:" + keys));
    arguments.addAll(List.of(more));
    return EraseRequest.parse(arguments);
  }

  final EraseReport erase(String runId, List<String> lines, String... more) throws IOException {
    return Erasing.run(erasing(runId, lines, more));
  }

  final EraseReport erase(EraseRequest request, Consumer<String> steps) throws IOException {
    return Erasing.run(request, steps);
  }

  /** Reads the run again, as a user would. */
  final void assertWhole(String runId) throws IOException {
    VerifyReport report =
        new Verification(
                spark,
                VerifyRequest.parse(
                    List.of(
                        "--output", "file:" + run.output(), "--run-id", runId, "--decode", "all")),
                event -> {})
            .run();
    assertThat(report.problems()).isEmpty();
  }

  final Path file(String runId, String name) {
    return run.output().resolve(runId).resolve(name);
  }

  /** No file of the output has these bytes in it, plain. */
  final void assertUnnamed(String text) throws IOException {
    try (Stream<Path> walk = Files.walk(run.output())) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(text);
      }
    }
  }

  /** Name to modification time of every file of a run. */
  final Map<String, Long> times(String runId) throws IOException {
    Map<String, Long> times = new TreeMap<>();
    Path root = run.output().resolve(runId);
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        times.put(root.relativize(file).toString(), Files.getLastModifiedTime(file).toMillis());
      }
    }
    return times;
  }
}
