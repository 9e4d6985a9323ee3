package dev.tarsier.template.command;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.template.plan.Plan;
import dev.tarsier.template.plan.Planner;
import dev.tarsier.template.plan.SourceSize;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.spec.DatasetSpec;
import dev.tarsier.template.spec.SpecDocument;
import dev.tarsier.template.spec.SpecRule;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** From a spec file to a plan. */
final class PlanLoader {
  private final Shell shell;
  private final Operations operations;

  PlanLoader(Shell shell, Operations operations) {
    this.shell = shell;
    this.operations = operations;
  }

  /** A plan and the file that it comes from. */
  record Planned(SpecDocument document, Plan plan) {}

  /** {@code runId} empty lets the run name itself. */
  Planned load(String specFile, String runId) throws ProblemsFound {
    return load(specFile, runId, UnaryOperator.identity());
  }

  /** {@code changed} from what the file says. */
  Planned load(String specFile, String runId, UnaryOperator<DatasetSpec> changed)
      throws ProblemsFound {
    SpecDocument written = new SpecLoader(shell, operations).read(specFile);
    SpecDocument document =
        new SpecDocument(
            changed.apply(written.spec()), written.text(), written.places(), written.operations());
    SourceSize size = SpecLoader.measure(document);
    Planner planner = new Planner(document.operations());
    Plan plan = placed(document, () -> planner.plan(document.spec(), size, runId));
    return new Planned(document, plan);
  }

  /** What {@code step} throws about an entry of the spec becomes a problem at its line. */
  static <T> T placed(SpecDocument document, Supplier<T> step) throws ProblemsFound {
    try {
      return step.get();
    } catch (InputProblem e) {
      throw document.problem(e.specPath(), SpecRule.CONFLICT, e.getMessage());
    }
  }
}
