package dev.tarsier.template.command;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.RunReportParser;
import dev.tarsier.job.request.RunFailure;
import dev.tarsier.template.plan.Plan;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.tune.Configuration;
import dev.tarsier.template.tune.MeasuredRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Whole runs of one spec on clusters of fixed workers, one after the other, each noted as soon as
 * it is over. They have a template of their own: the dataset's stays what it was.
 */
final class ClusterTrials {
  private static final String OPTION = "--workers";
  private static final String TEMPLATE_SUFFIX = "-scale";

  private final Shell shell;
  private final String specFile;
  private final Target target;
  private final String runsFile;
  private final boolean verbose;
  private final String stamp;

  ClusterTrials(Shell shell, String specFile, Target target, String runsFile, boolean verbose) {
    this.shell = shell;
    this.specFile = specFile;
    this.target = target;
    this.runsFile = runsFile;
    this.verbose = verbose;
    this.stamp = ScaleRuns.stamp(shell);
  }

  /** A cluster to try, as its runs are noted. */
  private record Candidate(Plan plan, Configuration configuration) {
    int workers() {
      return configuration.machines();
    }
  }

  /**
   * Nothing is started unless all of them can be priced and noted. Throws RunFailure when a run
   * fails.
   */
  void run(List<Integer> workers, int repetitions) throws Exception {
    List<Candidate> candidates = new ArrayList<>();
    for (int count : workers) {
      candidates.add(candidate(count));
    }
    Candidate first = candidates.get(0);
    RunsFile.checkTakes(
        shell.folder().resolve(runsFile),
        runsFile,
        first.configuration(),
        Trial.images(first.plan().size()));
    int all = candidates.size() * repetitions;
    int number = 0;
    for (int repetition = 1; repetition <= repetitions; repetition++) {
      for (Candidate candidate : candidates) {
        shell.note("Run " + ++number + " of " + all + ": " + candidate.configuration());
        note(candidate, measured(candidate, repetition));
      }
    }
    String folder = first.plan().request().runFolder().uri();
    shell.note(
        "The runs stay in "
            + folder.substring(0, folder.lastIndexOf('/') + 1)
            + "scale-"
            + stamp
            + "-* (remove them when they are of no use)");
  }

  private Candidate candidate(int workers) throws ProblemsFound {
    Plan plan =
        new PlanLoader(shell, Operations.load())
            .load(specFile, "", spec -> spec.onWorkers(workers))
            .plan();
    return new Candidate(plan, TuneRun.own(plan, OPTION));
  }

  private RunReport measured(Candidate candidate, int repetition) throws Exception {
    String runId = "scale-" + stamp + "-workers-" + candidate.workers() + "-" + repetition;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SpecRun run =
        new SpecRun(
            shell.printingTo(out), spec -> spec.onWorkers(candidate.workers()), TEMPLATE_SUFFIX);
    RunOptions options =
        new RunOptions(
            specFile,
            runId,
            shell.installation().jobJar().toString(),
            target,
            RunOptions.Mode.FOLLOW,
            true,
            verbose);
    if (run.run(options) != ExitCode.DONE) {
      throw new RunFailure(
          "Cannot measure on "
              + candidate.configuration()
              + ": run "
              + runId
              + " failed (its messages are above; what ran before is noted in "
              + runsFile
              + ")");
    }
    try {
      return RunReportParser.parse(out.toString(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new RunFailure(
          "Cannot measure on "
              + candidate.configuration()
              + ": the report of run "
              + runId
              + " cannot be read from here (copy it, and note it with tarsier tune --report)",
          e);
    }
  }

  private void note(Candidate candidate, RunReport report) throws IOException {
    Trial trial = Trial.of(OPTION, report);
    RunsFile.append(
        shell.folder().resolve(runsFile),
        runsFile,
        candidate.plan().spec().dataset(),
        new MeasuredRun(candidate.configuration(), trial.seconds(), trial.images()),
        Trial.images(candidate.plan().size()));
  }
}
