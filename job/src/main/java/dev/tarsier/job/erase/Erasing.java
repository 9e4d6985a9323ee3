package dev.tarsier.job.erase;

import dev.tarsier.job.report.ErasePlan;
import dev.tarsier.job.report.ErasePlanParser;
import dev.tarsier.job.report.EraseReport;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.storage.BucketAccess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;

/** Takes images out of the runs of a data set. */
public final class Erasing {
  private static final int TOLD = 5;

  private final EraseRequest request;
  private final Configuration configuration;
  private final List<ErasedRun> runs;
  private final Consumer<String> steps;

  private Erasing(EraseRequest request, Consumer<String> steps) throws IOException {
    this.request = request;
    this.configuration = BucketAccess.configuration(request.buckets());
    this.runs = RunLine.of(request, configuration);
    this.steps = steps;
  }

  /**
   * What was done, or would be. Throws InputProblem when lines name no image or a run is not whole,
   * RunFailure when a run is not what its index says; nothing has been changed then.
   */
  public static EraseReport run(EraseRequest request) throws IOException {
    return run(request, step -> {});
  }

  /** The same; {@code steps} hears of each change before it is made. */
  static EraseReport run(EraseRequest request, Consumer<String> steps) throws IOException {
    return new Erasing(request, steps).run();
  }

  private EraseReport run() throws IOException {
    Subjects subjects = Subjects.read(request.keys(), configuration);
    Optional<ErasePlan> cutOff = runs.get(0).plan().map(ErasePlanParser::parse);
    if (cutOff.isPresent()) {
      finishFirst(cutOff.get(), subjects);
    }
    if (request.dryRun()) {
      return look(subjects);
    }
    ErasePlan plan = prepare(subjects, cutOff.isPresent());
    if (!plan.hasNothing()) {
      finish(plan);
    }
    return cutOff.isPresent() && plan.hasNothing()
        ? cutOff.get().report().withResumed()
        : plan.report();
  }

  private void finishFirst(ErasePlan cutOff, Subjects subjects) throws IOException {
    if (request.dryRun()) {
      throw new InputProblem(
          "Cannot look ahead: taking images out of these runs was cut off (run it without --dry-run"
              + " to finish it)",
          "--dry-run");
    }
    finish(cutOff);
    subjects.pass(cutOff.subjects());
  }

  /** Paths of the images that are meant, from whichever run. */
  private Set<String> erased(Subjects subjects) throws IOException {
    Set<String> erased = new TreeSet<>();
    for (ErasedRun run : runs) {
      erased.addAll(RunScan.paths(run, subjects));
    }
    return erased;
  }

  private SourceImages sources() throws IOException {
    return SourceImages.of(runs.get(runs.size() - 1), configuration);
  }

  private List<String> gone(Set<String> erased, Subjects subjects) throws IOException {
    List<String> gone = request.sources() ? sources().of(erased, subjects) : List.of();
    check(subjects);
    return gone;
  }

  private EraseReport look(Subjects subjects) throws IOException {
    Set<String> erased = erased(subjects);
    List<String> gone = gone(erased, subjects);
    List<EraseReport.Run> reports = new ArrayList<>();
    Set<String> alike = new TreeSet<>();
    for (ErasedRun run : runs) {
      RunScan scan = RunScan.of(run, erased);
      reports.add(foreseen(scan));
      scan.twinsOf(erased).forEach(twin -> alike.add(twin.path()));
    }
    return report(false, reports, gone, alike);
  }

  /** Writes all that changes; no old file is touched. The plan is there once all is written. */
  private ErasePlan prepare(Subjects subjects, boolean resumed) throws IOException {
    clear();
    boolean planned = false;
    try {
      Set<String> erased = erased(subjects);
      List<String> gone = gone(erased, subjects);
      List<ErasePlan.Run> plans = new ArrayList<>();
      List<EraseReport.Run> reports = new ArrayList<>();
      Set<String> alike = new TreeSet<>();
      Map<RunScan.Shard, Map<String, Long>> moved = new HashMap<>();
      for (ErasedRun run : runs) {
        RunScan scan = RunScan.of(run, erased);
        RunRewrite.Result result = new RunRewrite(scan, erased, moved).write();
        plans.add(result.plan());
        reports.add(result.report());
        scan.twinsOf(erased).forEach(twin -> alike.add(twin.path()));
      }
      plans.removeIf(plan -> plan.replaced().isEmpty());
      ErasePlan plan =
          new ErasePlan(subjects.lines(), plans, gone, report(resumed, reports, gone, alike));
      if (!plan.hasNothing()) {
        runs.get(0).writePlan(ErasePlanParser.format(plan));
        planned = true;
      }
      return plan;
    } finally {
      if (!planned) {
        clear();
      }
    }
  }

  private EraseReport report(
      boolean resumed, List<EraseReport.Run> reports, List<String> gone, Set<String> alike)
      throws IOException {
    return new EraseReport(
        request.output().uri(),
        request.dryRun(),
        resumed,
        reports.stream().filter(run -> run.images() + run.files() > 0).toList(),
        sources().report(request.sources(), gone.size()),
        List.copyOf(alike));
  }

  /** The plan goes last: it stands with the first run. */
  private void clear() throws IOException {
    for (int i = runs.size() - 1; i >= 0; i--) {
      runs.get(i).clear();
    }
  }

  private static EraseReport.Run foreseen(RunScan scan) {
    Set<String> names = new TreeSet<>();
    scan.shards().forEach(shard -> names.add(shard.name()));
    long bytes =
        scan.manifest().shards().stream()
            .filter(shard -> names.contains(shard.name()))
            .mapToLong(shard -> shard.bytes())
            .sum();
    return new EraseReport.Run(scan.run().runId(), scan.paths().size(), names.size(), 0, 0, bytes);
  }

  private void check(Subjects subjects) {
    List<String> unused = subjects.unused();
    if (unused.isEmpty() || request.ignoreMissing()) {
      return;
    }
    throw new InputProblem(
        "Missing images: %s of %s in %s %s no image of these runs, the first %s (correct %s, or pass --ignore-missing; nothing has been changed)"
            .formatted(
                unused.size(),
                subjects.lines().size() == 1 ? "1 line" : subjects.lines().size() + " lines",
                request.keys(),
                unused.size() == 1 ? "names" : "name",
                String.join(", ", unused.subList(0, Math.min(TOLD, unused.size()))),
                unused.size() == 1 ? "it" : "them"),
        "--keys");
  }

  /** May be done again from its start, however far it got before. */
  private void finish(ErasePlan plan) throws IOException {
    for (ErasePlan.Run planned : plan.runs()) {
      ErasedRun run = new ErasedRun(request.output(), planned.runId(), configuration);
      steps.accept("shut " + planned.runId());
      run.shut();
      for (String name : planned.replaced()) {
        steps.accept("replace " + name);
        run.replace(name);
      }
      for (String name : planned.removed()) {
        steps.accept("remove " + name);
        run.remove(name);
      }
      steps.accept("open " + planned.runId());
      run.open();
    }
    for (String source : plan.sources()) {
      steps.accept("erase a source");
      SourceImages.erase(source, configuration);
    }
    steps.accept("clear");
    clear();
  }
}
