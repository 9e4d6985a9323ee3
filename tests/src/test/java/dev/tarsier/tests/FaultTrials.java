package dev.tarsier.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Cases that are drawn from a seed and tried out; those that befall nothing are drawn again. */
final class FaultTrials {
  private static final int DRAWS = 8;
  private static final long NEXT_DRAW = 1_000_003;

  private final FaultBench bench;
  private final long seed;
  private final FaultTable table = new FaultTable();
  private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

  FaultTrials(FaultBench bench, long seed) {
    this.bench = bench;
    this.seed = seed;
  }

  /** What one draw was. */
  interface Trial {
    Result of(String id, SplittableRandom random) throws Exception;
  }

  /**
   * What became of it.
   *
   * @param met whether anything befell the run
   * @param failed whether it had to be started again
   */
  record Result(String name, boolean met, boolean failed) {}

  /** Tries cases from a number up to another, so many at a time. */
  void run(int from, int to, int atOnce, Trial trial) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    List<Future<?>> pending = new ArrayList<>();
    for (int number = from; number < to; number++) {
      int each = number;
      pending.add(threads.submit(() -> tryOut(each, trial)));
    }
    for (Future<?> each : pending) {
      each.get();
    }
    threads.shutdown();
  }

  private void tryOut(int number, Trial trial) {
    // No id is the beginning of another: faults go by it.
    String id = "case-%d-%05d".formatted(seed, number);
    try {
      for (int draw = 0; draw < DRAWS; draw++) {
        Result result = trial.of(id, new SplittableRandom(seed + number + draw * NEXT_DRAW));
        bench.forget(id);
        if (result.met()) {
          table.add(result.name(), result.failed());
          return;
        }
        table.addRedrawn();
      }
      failures.add(id + ": nothing befell it in " + DRAWS + " draws");
    } catch (Exception | AssertionError e) {
      failures.add(id + ": " + e);
    }
  }

  FaultTable table() {
    return table;
  }

  List<String> failures() {
    return List.copyOf(failures);
  }
}
