package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.template.emulator.fault.FaultRule;
import dev.tarsier.template.emulator.fault.FaultScript;
import dev.tarsier.template.emulator.fault.RequestKind;
import dev.tarsier.template.emulator.http.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two drivers are at one run, and the first is held up when it is about to write a file until the
 * second has written it: both go on, and the run is what an undisturbed one is.
 */
class TestDriversAtOnce {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Set<RequestKind> WRITING =
      Set.of(RequestKind.CHUNK, RequestKind.INSERT, RequestKind.MOVE);

  @TempDir private static Path folder;

  private static FaultBench bench;
  private static Map<String, String> expected;

  @BeforeAll
  static void startAll() throws Exception {
    bench = new FaultBench(folder, 2);
    expected = bench.undisturbed();
  }

  @AfterAll
  static void endAll() {
    bench.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_progress/request.json",
        "_progress/part-00000.json",
        "report.json",
        "report.html",
        "_MANIFEST.json",
        "_SUCCESS"
      })
  void theSecondWritesWhatTheFirstIsAboutTo(String file) throws Exception {
    String id = file.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    String name = Path.of(file).getFileName().toString();
    FaultScript script = bench.prepareFile(id, name);
    CompletableFuture<CompletableFuture<String>> second = new CompletableFuture<>();
    Fault heldUp =
        new Fault.Held(
            () -> {
              second.complete(bench.run(id));
              await(bench.folder(id).resolve(file), second.join());
            });
    boolean[] begun = {false};
    FaultRule rule =
        (kind, ofKind, number) -> {
          if (begun[0] || !WRITING.contains(kind)) {
            return Fault.NONE;
          }
          begun[0] = true;
          return heldUp;
        };
    script.begin(rule);
    assertThat(bench.run(id).get()).as("why the first failed").isEmpty();
    assertThat(second.join().get()).as("why the second failed").isEmpty();
    assertThat(script.met()).isEqualTo(1);
    bench.assertWhole(id);
    assertThat(bench.fingerprint(id)).isEqualTo(expected);
  }

  private static void await(Path file, CompletableFuture<String> second) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!Files.exists(file) && !second.isDone() && Instant.now().isBefore(end)) {
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
