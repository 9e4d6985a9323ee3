package dev.tarsier.template.command;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.request.Location;
import dev.tarsier.template.dataproc.Artifacts;
import dev.tarsier.template.dataproc.Generated;
import dev.tarsier.template.dataproc.TemplateGenerator;
import dev.tarsier.template.dataproc.rule.DataprocChecker;
import dev.tarsier.template.dataproc.rule.InvalidParameters;
import dev.tarsier.template.dataproc.rule.TemplateParameters;
import dev.tarsier.template.fork.SetupProblem;
import dev.tarsier.template.plan.Plan;
import dev.tarsier.template.problem.Problem;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.run.DataprocProblem;
import dev.tarsier.template.run.Prepared;
import dev.tarsier.template.run.Prepared.Staged;
import dev.tarsier.template.spec.DatasetSpec;
import dev.tarsier.template.spec.SpecDocument;
import dev.tarsier.template.spec.SpecRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** From a spec file to a finished run: read, measure, plan, generate, run, report. */
final class SpecRun {
  /** Where a Dataproc on this machine keeps what has no other place. */
  private static final Location LOCAL_STAGING = new Location("gs://tarsier-local-staging/");

  private final Shell shell;
  private final UnaryOperator<DatasetSpec> changed;
  private final String templateSuffix;

  SpecRun(Shell shell) {
    this(shell, UnaryOperator.identity());
  }

  /** {@code changed} from what the file says. */
  SpecRun(Shell shell, UnaryOperator<DatasetSpec> changed) {
    this(shell, changed, "");
  }

  /**
   * {@code templateSuffix}: of the template's name, where it must not replace the dataset's own.
   */
  SpecRun(Shell shell, UnaryOperator<DatasetSpec> changed, String templateSuffix) {
    this.shell = shell;
    this.changed = changed;
    this.templateSuffix = templateSuffix;
  }

  /** Returns the exit code. */
  int run(RunOptions options)
      throws ProblemsFound, SetupProblem, DataprocProblem, IOException, InterruptedException {
    RunIds.check(options.runId());
    PlanLoader.Planned planned =
        new PlanLoader(shell, Operations.load()).load(options.specFile(), options.runId(), changed);
    SpecDocument document = planned.document();
    if (options.target() instanceof Target.Google) {
      ClusterPlacement.require(document);
    }
    if (options.mode() == RunOptions.Mode.DRY_RUN) {
      generate(
          document, planned.plan(), new Artifacts("file:///not-looked-at.jar", "", "", List.of()));
      shell
          .out()
          .print(options.json() ? PlanText.json(planned.plan()) : PlanText.of(planned.plan()));
      return ExitCode.DONE;
    }
    return new RunSession(shell, options, document)
        .execute(prepare(document, planned.plan(), options));
  }

  private Prepared prepare(SpecDocument document, Plan plan, RunOptions options)
      throws ProblemsFound, SetupProblem, IOException {
    Artifacts artifacts = artifacts(plan, options);
    Generated own = generate(document, plan, artifacts);
    Generated generated = own.named(own.templateId() + templateSuffix);
    List<Staged> files = new ArrayList<>();
    if (!isUri(options.jobJar()) && artifacts.jobJarUri().startsWith("gs:")) {
      files.add(new Staged.OfFile(artifacts.jobJarUri(), Path.of(options.jobJar())));
    }
    artifacts.uploads(plan).forEach((uri, file) -> files.add(new Staged.OfFile(uri, file)));
    if (!artifacts.recipeUri().isEmpty()) {
      files.add(new Staged.OfJson(artifacts.recipeUri(), plan.request().recipe()));
    }
    generated.eventLogMarker().map(Staged.OfNothing::new).ifPresent(files::add);
    return new Prepared(plan, generated, files);
  }

  /** What Dataproc would refuse is said before anything is sent. */
  private static Generated generate(SpecDocument document, Plan plan, Artifacts artifacts)
      throws ProblemsFound {
    Generated generated =
        PlanLoader.placed(document, () -> new TemplateGenerator().generate(plan, artifacts));
    List<Problem> refusals = new ArrayList<>(DataprocChecker.refusals(generated.template()));
    generated.policies().forEach(policy -> refusals.addAll(DataprocChecker.refusals(policy)));
    if (!refusals.isEmpty()) {
      throw new ProblemsFound(document.text(), refusals);
    }
    try {
      TemplateParameters.apply(generated.template(), generated.parameters());
    } catch (InvalidParameters e) {
      throw document.problem("", SpecRule.VALUE, e.getMessage());
    }
    return generated;
  }

  private static Artifacts artifacts(Plan plan, RunOptions options)
      throws SetupProblem, IOException {
    String staging = plan.spec().cluster().placement().staging();
    Location folder = staging.isEmpty() ? LOCAL_STAGING : new Location(staging);
    if (isUri(options.jobJar())) {
      return Artifacts.of(plan, options.jobJar(), "", folder);
    }
    Path jar = Path.of(options.jobJar()).toAbsolutePath().normalize();
    String sha256 = JobJar.sha256(jar);
    return staging.isEmpty()
        ? Artifacts.of(plan, "file://" + jar, sha256, folder)
        : Artifacts.staged(plan, staging, sha256);
  }

  private static boolean isUri(String jobJar) {
    return jobJar.matches("[a-z][a-z0-9]+:.+");
  }
}
