package dev.tarsier.template.command;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.template.spec.OperationJars;
import java.util.List;
import picocli.CommandLine.Option;

/** Jars with operations, where no dataset spec names them. */
final class JarOptions {
  @Option(
      names = "--jar",
      paramLabel = "FILE",
      description = "A jar with operations of your own; may be given more than once.")
  private List<String> jars = List.of();

  /** Throws UsageProblem when one cannot be used. */
  OperationJars load(Shell shell) {
    OperationJars loaded = new OperationJars(shell.folder(), Operations.load());
    try {
      jars.forEach(loaded::add);
    } catch (IllegalArgumentException e) {
      throw new UsageProblem(e.getMessage());
    }
    return loaded;
  }
}
