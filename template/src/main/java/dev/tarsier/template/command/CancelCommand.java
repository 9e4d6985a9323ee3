package dev.tarsier.template.command;

import dev.tarsier.template.run.DataprocRun;
import dev.tarsier.template.run.Pace;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tarsier cancel}. */
@Command(
    name = "cancel",
    description = {
      "Cancels a run on Dataproc; what it has written is kept for the next try.",
      "",
      "A run with --local ends with its own command: press Ctrl-C there."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tarsier cancel datasets/eyepacs.yaml",
      "  tarsier cancel projects/p/regions/us-central1/operations/0123"
    })
public final class CancelCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "RUN", description = "An operation, a spec or a run id.")
  private String run;

  @Mixin private EndpointOptions endpointOptions;

  public CancelCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    RunReference reference =
        RunReference.find(run, endpointOptions.target(shell.environment()), shell);
    if (reference.isPast()) {
      throw new UsageProblem(
          "Cannot cancel " + run + ": it ran with its command (press Ctrl-C where it runs)");
    }
    try (DataprocRun dataproc =
        DataprocRun.on(reference.endpoint(), reference.region(), Pace.LOCAL)) {
      dataproc.cancel(reference.operation());
    }
    shell.note("Cancelling " + reference.operation());
    return ExitCode.DONE;
  }
}
