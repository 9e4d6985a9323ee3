package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.template.emulator.fault.FaultRule;
import dev.tarsier.template.emulator.fault.FaultScript;
import dev.tarsier.template.emulator.fault.RequestKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job on Cloud Storage while things go wrong, through the connector that clusters have.
 * Whatever befalls a run, it ends well, or fails and ends well when it is started again; then its
 * bytes are those of an undisturbed run, every image is in it once, and nothing else is left. Of
 * fifteen cases two are a process that is killed.
 *
 * <p>A case that befalls nothing proves nothing: another is drawn in its place, from the same seed.
 *
 * <p>{@code -Dfaults.cases=3000} draws more cases, {@code -Dfaults.seed=N} others; a case that
 * fails is named with both.
 */
class TestFaultMatrix {
  private static final long SEED = Long.getLong("faults.seed", 20261126L);
  private static final int CASES = Integer.getInteger("faults.cases", 300);
  private static final int KILLS = CASES * 2 / 15;
  private static final int FAULTS_AT_ONCE = 12;
  private static final int KILLS_AT_ONCE = 2;

  @TempDir private Path folder;

  private final ConcurrentLinkedQueue<String> messages = new ConcurrentLinkedQueue<>();

  @Test
  void nothingIsLostAndNothingIsLeft() throws Exception {
    try (FaultBench bench = new FaultBench(folder, FAULTS_AT_ONCE)) {
      RequestCounts counts = undisturbed(bench, "quiet-one");
      counts = counts.least(undisturbed(bench, "quiet-two"));
      Map<String, String> expected = bench.fingerprint("quiet-one");
      RequestCounts alone = undisturbedDriver(bench, expected);
      Files.writeString(
          Checkout.target().resolve("fault-matrix-requests.txt"), counts + "\n" + alone + "\n");
      FaultTrials trials = new FaultTrials(bench, SEED);
      RequestCounts drawn = counts;
      trials.run(
          0,
          CASES - KILLS,
          FAULTS_AT_ONCE,
          (id, random) -> fault(bench, id, FaultCase.draw(random, drawn), expected));
      trials.run(
          CASES - KILLS,
          CASES,
          KILLS_AT_ONCE,
          (id, random) -> kill(bench, id, KillCase.draw(random, alone), expected));
      Files.write(Checkout.target().resolve("fault-matrix-messages.txt"), messages);
      Files.writeString(Checkout.target().resolve("fault-matrix.md"), trials.table().text());
      assertThat(trials.failures()).isEmpty();
      assertThat(trials.table().cases()).isEqualTo(CASES);
    }
  }

  private static RequestCounts undisturbed(FaultBench bench, String id) throws Exception {
    FaultScript script = bench.prepare(id);
    assertThat(bench.run(id).get()).isEmpty();
    bench.assertWhole(id);
    return RequestCounts.of(script);
  }

  private static RequestCounts undisturbedDriver(FaultBench bench, Map<String, String> expected)
      throws Exception {
    FaultScript script = bench.prepare("process-of-its-own");
    try (BucketDriver driver = bench.driver("process-of-its-own")) {
      assertThat(driver.exitCode()).as("exit code, see killed-drivers.log").isZero();
    }
    bench.assertWhole("process-of-its-own");
    assertThat(bench.fingerprint("process-of-its-own")).isEqualTo(expected);
    return RequestCounts.of(script);
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

  private FaultTrials.Result fault(
      FaultBench bench, String id, FaultCase fault, Map<String, String> expected) throws Exception {
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
      messages.add(id + " | " + fault.name() + " | " + fault.detail() + " | " + why);
    }
    boolean met = script.met() > 0;
    script.begin(FaultRule.NEVER);
    check(bench, id, failed, expected, fault.name() + " (" + fault.detail() + ")");
    return new FaultTrials.Result(fault.name(), met, failed);
  }

  private FaultTrials.Result kill(
      FaultBench bench, String id, KillCase kill, Map<String, String> expected) throws Exception {
    FaultScript script = bench.prepare(id);
    CompletableFuture<BucketDriver> victim = new CompletableFuture<>();
    script.begin(kill.rule(() -> victim.join().kill()));
    boolean killed;
    boolean failed;
    try (BucketDriver first = bench.driver(id)) {
      victim.complete(first);
      failed = kill.drivers() == 1 || bench.driver(id).exitCode() != 0;
      killed = first.exitCode() == BucketDriver.KILLED;
    }
    messages.add(id + " | " + kill.name() + " | " + kill.detail() + " | " + killed);
    script.begin(FaultRule.NEVER);
    check(bench, id, failed, expected, kill.name() + " (" + kill.detail() + ")");
    return new FaultTrials.Result(kill.name(), killed, failed);
  }

  /** Starts the run again where it must be, until it is whole, and looks whether it is. */
  private static void check(
      FaultBench bench, String id, boolean again, Map<String, String> expected, String what)
      throws Exception {
    if (again) {
      assertThat(bench.run(id).get()).as("%s: started again", what).isEmpty();
    }
    // Tasks of a driver that failed or lost go on for a while, as zombies do: what they leave
    // behind the end of the run goes with the next start.
    if (bench.hasMarks(id)) {
      assertThat(bench.run(id).get()).as("%s: tidied up", what).isEmpty();
    }
    try {
      bench.assertWhole(id);
      assertThat(bench.fingerprint(id)).isEqualTo(expected);
    } catch (IOException | AssertionError e) {
      throw new AssertionError(what + ": " + e, e);
    }
  }
}
