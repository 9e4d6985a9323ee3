package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.template.emulator.fault.FaultRule;
import dev.tarsier.template.emulator.fault.FaultScript;
import dev.tarsier.template.emulator.fault.RequestKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job on Cloud Storage while things go wrong, through the connector that clusters have.
 * Whatever befalls a run, it ends well, or fails and ends well when it is started again; then its
 * bytes are those of an undisturbed run, every image is in it once, and nothing else is left.
 *
 * <p>{@code -Dfaults.cases=3000} draws more cases, {@code -Dfaults.seed=N} others; a case that
 * fails is named with both.
 */
class TestFaultMatrix {
  private static final long SEED = Long.getLong("faults.seed", 20261126L);
  private static final int CASES = Integer.getInteger("faults.cases", 300);
  private static final int AT_ONCE = 12;

  @TempDir private Path folder;

  private final Map<String, int[]> table = new TreeMap<>();
  private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> messages = new ConcurrentLinkedQueue<>();

  @Test
  void nothingIsLostAndNothingIsLeft() throws Exception {
    try (FaultBench bench = new FaultBench(folder, AT_ONCE)) {
      FaultScript script = bench.prepare("undisturbed");
      assertThat(bench.run("undisturbed").get()).isEmpty();
      bench.assertWhole("undisturbed");
      Map<String, String> expected = bench.fingerprint("undisturbed");
      long requests = script.requests();
      Files.writeString(
          Checkout.target().resolve("fault-matrix-requests.txt"), script.counts() + "\n");
      ExecutorService cases = Executors.newFixedThreadPool(AT_ONCE);
      List<Future<?>> pending = new ArrayList<>();
      for (int number = 0; number < CASES; number++) {
        // No id is the beginning of another: faults go by it.
        String id = "case-%d-%05d".formatted(SEED, number);
        FaultCase fault = FaultCase.draw(new SplittableRandom(SEED + number), requests);
        pending.add(cases.submit(() -> tryOut(bench, id, fault, expected)));
      }
      for (Future<?> each : pending) {
        each.get();
      }
      cases.shutdown();
    }
    Files.write(Checkout.target().resolve("fault-matrix-messages.txt"), messages);
    Files.writeString(Checkout.target().resolve("fault-matrix.md"), text());
    assertThat(failures).isEmpty();
    assertThat(table.values().stream().mapToInt(counts -> counts[0]).sum()).isEqualTo(CASES);
  }

  /** Whatever else a run asks for, an image more is one request more, for its bytes. */
  @Test
  void anImageIsOneRequest() throws Exception {
    try (FaultBench bench = new FaultBench(folder, 2)) {
      FaultScript few = bench.prepare("with-few", 6);
      assertThat(bench.run("with-few").get()).isEmpty();
      FaultScript many = bench.prepare("with-many", 26);
      assertThat(bench.run("with-many").get()).isEmpty();

      Map<RequestKind, Long> expected = new EnumMap<>(few.counts());
      expected.merge(RequestKind.MEDIA, 20L, Long::sum);
      assertThat(many.counts()).isEqualTo(expected);
    }
  }

  private void tryOut(FaultBench bench, String id, FaultCase fault, Map<String, String> expected) {
    try {
      FaultScript script = bench.prepare(id);
      script.begin(fault.rule());
      List<CompletableFuture<String>> drivers = new ArrayList<>();
      for (int i = 0; i < fault.drivers(); i++) {
        drivers.add(bench.run(id));
      }
      boolean failed = false;
      for (CompletableFuture<String> driver : drivers) {
        String why = driver.get();
        failed |= !why.isEmpty();
        messages.add(fault.name() + " | " + fault.detail() + " | " + why);
      }
      script.begin(FaultRule.NEVER);
      if (failed) {
        assertThat(bench.run(id).get()).as("started again").isEmpty();
      }
      // Tasks of a driver that failed or lost go on in this JVM for a while, as zombies do: what
      // they leave behind the end of the run goes with the next start.
      if (bench.hasMarks(id)) {
        assertThat(bench.run(id).get()).as("tidied up").isEmpty();
      }
      bench.assertWhole(id);
      assertThat(bench.fingerprint(id)).isEqualTo(expected);
      count(fault.name(), failed);
      bench.forget(id);
    } catch (Exception | AssertionError e) {
      failures.add(id + ", " + fault.name() + " (" + fault.detail() + "): " + e);
    }
  }

  private synchronized void count(String name, boolean failed) {
    int[] counts = table.computeIfAbsent(name, key -> new int[3]);
    counts[0]++;
    counts[failed ? 2 : 1]++;
  }

  private String text() {
    StringBuilder text =
        new StringBuilder(
            "| what goes wrong | cases | not noticed | failed, and went on when started again |\n|---|---|---|---|\n");
    table.forEach(
        (name, counts) ->
            text.append(
                "| %s | %d | %d | %d |\n".formatted(name, counts[0], counts[1], counts[2])));
    return text.toString();
  }
}
