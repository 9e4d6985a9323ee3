package dev.tarsier.template.command;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.template.fork.SetupProblem;
import dev.tarsier.template.plan.Plan;
import dev.tarsier.template.plan.Planner;
import dev.tarsier.template.plan.SourceSize;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.problem.SourceText;
import dev.tarsier.template.run.LocalRun;
import dev.tarsier.template.run.RunOutcome;
import dev.tarsier.template.run.Runner;
import dev.tarsier.template.run.SourceFolder;
import dev.tarsier.template.spec.Locations;
import dev.tarsier.template.spec.SpecDocument;
import dev.tarsier.template.spec.SpecParser;
import dev.tarsier.template.spec.SpecRule;
import dev.tarsier.template.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
    SpecDocument document = read(options.specFile(), operations);
    SourceSize size = measure(document);
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

  private SpecDocument read(String specFile, Operations operations) throws ProblemsFound {
    SourceText text = YamlFile.read(specFile, shell.folder());
    Path folder = shell.folder().resolve(specFile).toAbsolutePath().normalize().getParent();
    return new SpecParser(operations, shell.environment()).parse(text, folder);
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

  /** Looks at a source on this machine before any JVM is started for it. */
  private static SourceSize measure(SpecDocument document) throws ProblemsFound {
    if (!document.spec().source().inventory().isEmpty()
        || !Locations.isLocal(document.spec().source().root())) {
      return new SourceSize.Unknown();
    }
    Path root = Locations.path(document.spec().source().root());
    if (!Files.exists(root)) {
      throw source(document, "Missing source: " + root + " does not exist (check source.uri)");
    }
    if (!Files.isDirectory(root)) {
      throw source(
          document, "Invalid source: " + root + " is a file (name the folder that holds it)");
    }
    SourceSize.Measured size = measured(document, root);
    if (size.files() == 0) {
      throw source(
          document,
          "Cannot find images below "
              + root
              + ": no file matches "
              + String.join(" ", document.spec().source().include())
              + " (hidden files and folders that start with _ are left out; see source.include)");
    }
    return size;
  }

  private static SourceSize.Measured measured(SpecDocument document, Path root)
      throws ProblemsFound {
    try {
      return SourceFolder.measure(root, document.spec().source().include());
    } catch (IOException e) {
      throw source(document, "Cannot list the source: " + e + " (check its permissions)");
    }
  }

  private static ProblemsFound source(SpecDocument document, String message) {
    return document.problem("source.uri", SpecRule.SOURCE, message);
  }
}
