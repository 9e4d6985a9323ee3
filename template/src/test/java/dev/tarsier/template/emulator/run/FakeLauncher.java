package dev.tarsier.template.emulator.run;

import dev.tarsier.template.emulator.run.JobLauncher.End;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Jobs that do what the test says of their step: end well, fail, or run until they are let go. */
public final class FakeLauncher implements JobLauncher {
  private final Map<String, String> failures = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> holds = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> starts = new ConcurrentHashMap<>();
  private final List<Launch> launches = new ArrayList<>();

  /** The job of this step ends with this failure. */
  public void fail(String step, String failure) {
    failures.put(step, failure);
  }

  /** The job of this step runs until it is let go or stopped. */
  public void hold(String step) {
    holds.put(step, new CountDownLatch(1));
  }

  public void letGo(String step) {
    holds.get(step).countDown();
  }

  /** Waits until the job of this step runs. */
  public void awaitStart(String step) throws InterruptedException {
    started(step).await();
  }

  private CountDownLatch started(String step) {
    return starts.computeIfAbsent(step, name -> new CountDownLatch(1));
  }

  public synchronized List<Launch> launches() {
    return List.copyOf(launches);
  }

  /** Steps whose jobs were started, in order. */
  public List<String> steps() {
    return launches().stream().map(FakeLauncher::step).toList();
  }

  private static String step(Launch launch) {
    return launch
        .job()
        .getLabelsOrDefault(
            "goog-dataproc-workflow-step-id", launch.job().getReference().getJobId());
  }

  @Override
  public End run(Launch launch, Stop stop) throws IOException, InterruptedException {
    synchronized (this) {
      launches.add(launch);
    }
    String step = step(launch);
    launch.output().line("running " + step);
    started(step).countDown();
    CountDownLatch hold = holds.get(step);
    if (hold != null) {
      stop.whenRequested(hold::countDown);
      hold.await();
    }
    return new End(failures.getOrDefault(step, ""));
  }
}
