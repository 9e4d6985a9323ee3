package dev.tarsier.template.command;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.run.DataprocEndpoint;
import dev.tarsier.template.run.Region;
import dev.tarsier.template.run.RunHistory;
import dev.tarsier.template.run.RunRecord;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A workflow that a user means, and where it runs.
 *
 * @param operation full name
 * @param run how this machine remembers it; empty for one started elsewhere
 */
record RunReference(
    String operation, Region region, DataprocEndpoint endpoint, List<RunRecord> run) {
  RunReference {
    run = List.copyOf(run);
  }

  /**
   * Finds what {@code text} names: an operation, a spec file, a run id, or the last run when empty.
   */
  static RunReference find(String text, Target target, Shell shell)
      throws ProblemsFound, IOException {
    List<RunRecord> history = new RunHistory(shell.installation().home()).all();
    if (Region.ofOperation(text).isPresent()) {
      List<RunRecord> known =
          history.stream().filter(run -> run.place().operation().equals(text)).limit(1).toList();
      return of(text, target, known);
    }
    RunRecord run =
        history.stream()
            .filter(meant(text, shell))
            .findFirst()
            .orElseThrow(() -> new UsageProblem(missing(text)));
    return of(run.place().operation(), target, List.of(run));
  }

  private static Predicate<RunRecord> meant(String text, Shell shell) throws ProblemsFound {
    if (text.isEmpty()) {
      return run -> true;
    }
    if (Files.isRegularFile(shell.folder().resolve(text))) {
      String dataset = new SpecLoader(shell, Operations.load()).read(text).spec().dataset();
      return run -> run.dataset().equals(dataset);
    }
    return run ->
        run.runId().equals(text)
            || run.name().equals(text)
            || run.place().operation().endsWith("/" + text);
  }

  private static String missing(String text) {
    return text.isEmpty()
        ? "Missing run: none was started from this machine (name an operation)"
        : "Missing run: "
            + text
            + " is neither an operation, nor a spec or a run that was started from this machine"
            + " (see tarsier runs)";
  }

  private static RunReference of(String operation, Target target, List<RunRecord> run) {
    Region region = Region.ofOperation(operation).orElse(new Region("", ""));
    DataprocEndpoint endpoint =
        target instanceof Target.Served served
            ? DataprocEndpoint.at(served.root())
            : remembered(run).orElseGet(() -> DataprocEndpoint.google(region.id()));
    return new RunReference(operation, region, endpoint, run);
  }

  /** A served one, which the history knows and no name tells. */
  private static Optional<DataprocEndpoint> remembered(List<RunRecord> run) {
    return run.stream()
        .filter(it -> !it.place().isLocal())
        .map(it -> DataprocEndpoint.at(URI.create(it.place().where())))
        .filter(endpoint -> !endpoint.isGoogle())
        .findFirst();
  }

  /** Whether all there is to know is in the history. */
  boolean isPast() {
    return operation.isEmpty() || (!run.isEmpty() && run.get(0).place().isLocal());
  }
}
