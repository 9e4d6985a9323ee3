package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.VerifyReport;
import dev.tarsier.job.report.VerifyReportParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is read again by the command that users type. */
class TestVerifiedRun {
  @TempDir private Path folder;

  private record Ended(int exitCode, String out) {}

  private Ended tarsier(String... arguments) throws Exception {
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
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out);
  }

  @Test
  void wholeAndThenDamaged() throws Exception {
    assertThat(tarsier("demo", "--images", "12", "--output", "demo", "--json").exitCode()).isZero();
    Path run;
    try (Stream<Path> runs = Files.list(folder.resolve("demo/run"))) {
      run = runs.findFirst().orElseThrow();
    }

    Ended whole = tarsier("verify", run.toString(), "--json", "--sheet", "sheet.html");
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

    Ended damaged = tarsier("verify", run.toString(), "--json");
    assertThat(damaged.exitCode()).isEqualTo(1);
    assertThat(VerifyReportParser.parse(damaged.out()).problems())
        .singleElement()
        .asString()
        .startsWith("Invalid shard " + shard.getFileName() + ": the image of ");
  }
}
