package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.VerifyReport;
import dev.tarsier.job.report.VerifyReportParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is read again by the command that users type. */
class TestVerifiedRun {
  @TempDir private Path folder;

  private ToolRun tarsier(String... arguments) throws Exception {
    return ToolRun.of(folder, arguments);
  }

  @Test
  void wholeAndThenDamaged() throws Exception {
    assertThat(tarsier("demo", "--images", "12", "--output", "demo", "--json").exitCode()).isZero();
    Path run;
    try (Stream<Path> runs = Files.list(folder.resolve("demo/run"))) {
      run = runs.findFirst().orElseThrow();
    }

    ToolRun whole = tarsier("verify", run.toString(), "--json", "--sheet", "sheet.html");
    VerifyReport report = VerifyReportParser.parse(whole.out());
    assertThat(whole.exitCode()).isZero();
    assertThat(report.problems()).isEmpty();
    assertThat(report.checked().decoded()).isEqualTo(9);
    assertThat(report.checked().rows()).isEqualTo(12);
    assertThat(Files.readString(folder.resolve("sheet.html")).split("<figure>", -1)).hasSize(10);

    Path shard;
    try (Stream<Path> shards = Files.list(run.resolve("shards"))) {
      shard = shards.sorted().findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(shard);
    bytes[1000] ^= 1;
    Files.write(shard, bytes);

    ToolRun damaged = tarsier("verify", run.toString(), "--json");
    assertThat(damaged.exitCode()).isEqualTo(1);
    assertThat(VerifyReportParser.parse(damaged.out()).problems())
        .singleElement()
        .asString()
        .startsWith("Invalid shard " + shard.getFileName() + ": the image of ");
  }
}
