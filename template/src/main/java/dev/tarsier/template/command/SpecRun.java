package dev.tarsier.template.command;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.template.fork.SetupProblem;
import dev.tarsier.template.plan.Plan;
import dev.tarsier.template.plan.Planner;
import dev.tarsier.template.plan.SourceSize;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.run.LocalRun;
import dev.tarsier.template.run.RunOutcome;
import dev.tarsier.template.run.Runner;
import dev.tarsier.template.spec.SpecDocument;
import java.io.IOException;

/** From a spec file to a finished run: read, measure, plan, run, report. */
final class SpecRun {
  private final Shell shell;

  SpecRun(Shell shell) {
    this.shell = shell;
  }

  /** Returns the exit code. */
  int run(RunOptions options)
      throws ProblemsFound, SetupProblem, IOException, InterruptedException {
    checkRunId(options.runId());
    Operations operations = Operations.load();
    SpecDocument document = new SpecLoader(shell, operations).read(options.specFile());
    SourceSize size = SpecLoader.measure(document);
    Plan plan = new Planner(operations).plan(document.spec(), size, options.runId());
    if (options.dryRun()) {
      shell.out().print(options.json() ? PlanText.json(plan) : PlanText.of(plan));
      return ExitCode.DONE;
    }
    return execute(plan, document, options);
  }

  private static void checkRunId(String runId) {
    try {
      if (!runId.isEmpty()) {
        JobRequest.checkRunId(runId);
      }
    } catch (IllegalArgumentException e) {
      throw new UsageProblem(e.getMessage());
    }
  }

  private int execute(Plan plan, SpecDocument document, RunOptions options)
      throws ProblemsFound, SetupProblem, IOException, InterruptedException {
    shell.note(
        "Running "
            + plan.request().dataset()
            + " as "
            + plan.request().runId()
            + " on "
            + (options.settings().cores() == 1 ? "1 core" : options.settings().cores() + " cores"));
    Runner runner = new LocalRun(shell.installation(), options.settings());
    ProgressView view = new ProgressView(shell);
    RunOutcome outcome;
    try {
      outcome = runner.run(plan, view);
    } finally {
      view.erase();
    }
    return new OutcomeReport(shell, options.json(), options.verbose())
        .print(outcome, document, LocalRun.logOf(plan, shell.installation()));
  }
}
