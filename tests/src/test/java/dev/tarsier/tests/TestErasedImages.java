package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.RunReportParser;
import dev.tarsier.job.report.VerifyReport;
import dev.tarsier.job.report.VerifyReportParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One person's images leave a data set that grows: as users type it. */
class TestErasedImages {
  @TempDir private Path folder;

  private String tarsier(String... arguments) throws Exception {
    return ToolRun.of(folder, arguments).output();
  }

  private RunReport instantiate() throws Exception {
    return RunReportParser.parse(tarsier("instantiate", "eyes.yaml", "--local", "--json"));
  }

  private List<Path> put(int from, int to) throws Exception {
    List<Path> copies = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(SampleFolder.of(36))) {
      for (Path image :
          walk.filter(it -> it.toString().endsWith(".jpg")).sorted().toList().subList(from, to)) {
        Path side = Files.createDirectories(folder.resolve("images/person-" + from));
        copies.add(Files.copy(image, side.resolve(image.getFileName())));
      }
    }
    return copies;
  }

  @Test
  void aPersonLeavesShardsAndSource() throws Exception {
    Files.writeString(
        folder.resolve("eyes.yaml"),
        """
        dataset: eyes
        source: {uri: images, incremental: true}
        output: {uri: out}
        limits: {rejected: 100%}
        """);
    put(0, 4);
    List<Path> person = put(4, 7);
    String first = instantiate().runId();
    put(7, 12);
    RunReport second = instantiate();
    assertThat(second.runId()).isEqualTo(first + "-2");
    Files.writeString(folder.resolve("gone.txt"), "person-4/\n");

    String told = tarsier("erase", "eyes.yaml", "--keys", "gone.txt", "--sources");

    assertThat(told)
        .contains("Run " + first + " ", "3 images taken out", "Sources", "3 images deleted");
    assertThat(person).noneMatch(Files::exists);
    assertUnnamed("person-4");
    for (String run : List.of(first, second.runId())) {
      VerifyReport verified = VerifyReportParser.parse(tarsier("verify", "out/" + run, "--json"));
      assertThat(verified.problems()).as(run).isEmpty();
    }
    RunReport again = instantiate();
    assertThat(again.runId()).isEqualTo(second.runId());
    assertThat(again.images().read()).isEqualTo(second.images().read() - 3);
  }

  private void assertUnnamed(String text) throws IOException {
    try (Stream<Path> walk = Files.walk(folder.resolve("out"))) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(text);
      }
    }
  }
}
