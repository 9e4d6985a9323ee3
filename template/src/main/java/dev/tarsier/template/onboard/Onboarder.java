package dev.tarsier.template.onboard;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.report.SourceProfile;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.template.plan.Planner;
import dev.tarsier.template.plan.SourceSize;
import dev.tarsier.template.plan.Throughput;
import dev.tarsier.template.problem.Problem;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.problem.SourceText;
import dev.tarsier.template.spec.MachineType;
import dev.tarsier.template.spec.SpecDocument;
import dev.tarsier.template.spec.SpecParser;
import dev.tarsier.template.spec.SpecRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * From what was asked for and what was seen to the text of a spec. Every text is read back by the
 * parser that specs are read with, and planned, before anyone gets it.
 */
public final class Onboarder {
  private static final List<MachineType> MACHINES =
      List.of(
          new MachineType("n4-standard-2"),
          new MachineType("n4-standard-4"),
          new MachineType("n4-standard-8"),
          new MachineType("n4-standard-16"));

  private final Operations operations;
  private final SpecParser parser;
  private final Planner planner;

  /** {@code environment}: its variables count more than what a spec says. */
  public Onboarder(Operations operations, Map<String, String> environment) {
    this.operations = operations;
    this.parser = new SpecParser(operations, environment);
    this.planner = new Planner(operations);
  }

  /**
   * Something that was asked for and cannot be.
   *
   * @param entry what it belongs to
   */
  public record Fault(Entry entry, String message) {}

  /** All that is wrong with a request, before anyone has looked at its source. */
  public List<Fault> faults(OnboardRequest request) {
    List<Fault> faults = new ArrayList<>();
    for (Entry entry : Entry.REQUIRED) {
      if (!request.has(entry)) {
        faults.add(new Fault(entry, "Missing " + entry.column()));
      }
    }
    checkLocation(request, Entry.SOURCE, faults);
    checkLocation(request, Entry.OUTPUT, faults);
    if (faults.isEmpty()) {
      try {
        blind(request);
      } catch (ProblemsFound e) {
        e.problems().forEach(problem -> faults.add(fault(problem)));
      }
    }
    return faults;
  }

  private static void checkLocation(OnboardRequest request, Entry entry, List<Fault> faults) {
    try {
      if (request.has(entry)) {
        (entry == Entry.SOURCE ? request.source() : request.output()).uri();
      }
    } catch (IllegalArgumentException e) {
      faults.add(new Fault(entry, e.getMessage()));
    }
  }

  private static Fault fault(Problem problem) {
    return new Fault(Entry.ofSpecPath(problem.path()).orElse(Entry.DATASET), problem.message());
  }

  /** A spec without a look at its source. */
  public String blind(OnboardRequest request) throws ProblemsFound {
    String text = SpecDraft.blind(request);
    plan(parse(request, text));
    return text;
  }

  /** A spec that follows what was seen, on the smallest machines that can do it. */
  public String seen(OnboardRequest request, SourceProfile profile) throws ProblemsFound {
    SpecDocument blind = parse(request, SpecDraft.blind(request));
    double coreMinutes = coreMinutes(blind, profile);
    List<MachineType> machines =
        request.has(Entry.MACHINE_TYPE)
            ? List.of(new MachineType(request.get(Entry.MACHINE_TYPE)))
            : MACHINES;
    for (int i = 0; ; i++) {
      String text = SpecDraft.seen(request, profile, machines.get(i), coreMinutes);
      try {
        plan(parse(request, text));
        return text;
      } catch (ProblemsFound e) {
        if (i + 1 == machines.size()) {
          throw e;
        }
      }
    }
  }

  private double coreMinutes(SpecDocument document, SourceProfile profile) {
    double megapixels = profile.sample().megapixels().mean();
    return Throughput.table(document.spec().recipe(), operations)
            .coreSeconds(megapixels > 0 ? megapixels : Double.NaN)
            .orElse(Double.NaN)
        * profile.found().images()
        / 60;
  }

  private SpecDocument parse(OnboardRequest request, String text) throws ProblemsFound {
    return parser.parse(new SourceText(request.dataset() + ".yaml", text), request.folder());
  }

  private void plan(SpecDocument document) throws ProblemsFound {
    try {
      planner.plan(document.spec(), new SourceSize.Unknown(), "");
    } catch (InputProblem e) {
      throw document.problem(e.specPath(), SpecRule.CONFLICT, e.getMessage());
    }
  }
}
