package dev.tarsier.template.command;

import dev.tarsier.template.run.DataprocRun;
import dev.tarsier.template.run.Pace;
import dev.tarsier.template.run.RunHistory;
import dev.tarsier.template.run.RunRecord;
import dev.tarsier.template.run.WorkflowStatus;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tarsier status}. */
@Command(
    name = "status",
    description = "Shows how a run stands: its steps, its images, where to look.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  tarsier status",
      "  tarsier status datasets/eyepacs.yaml",
      "  tarsier status projects/p/regions/us-central1/operations/0123 --json"
    })
public final class StatusCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "RUN",
      arity = "0..1",
      defaultValue = "",
      description = "An operation, a spec or a run id (default: the last run of this machine).")
  private String run;

  @Option(names = "--json", description = "Print the result as JSON, and nothing else, to stdout.")
  private boolean json;

  @Mixin private EndpointOptions endpointOptions;

  public StatusCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    RunReference reference =
        RunReference.find(run, endpointOptions.target(shell.environment()), shell);
    if (reference.isPast()) {
      return past(reference.run().get(0));
    }
    try (DataprocRun dataproc =
        DataprocRun.on(reference.endpoint(), reference.region(), Pace.LOCAL)) {
      WorkflowStatus status = dataproc.status(reference.operation());
      shell.out().print(json ? StatusText.json(status) : StatusText.of(status));
      if (status.ending().done()) {
        remember(reference, status.ending());
      }
      if (status.ending().failed()) {
        shell.error(status.ending().message());
      }
      return status.ending().failed() ? ExitCode.RUN_FAILED : ExitCode.DONE;
    }
  }

  private int past(RunRecord known) {
    shell.out().print(json ? RunsText.json(known) : RunsText.of(known));
    boolean failed =
        known.result().state() == RunRecord.State.FAILED
            || known.result().state() == RunRecord.State.REFUSED
            || known.result().state() == RunRecord.State.CANCELLED;
    return failed ? ExitCode.RUN_FAILED : ExitCode.DONE;
  }

  /** The end of a run that nobody followed to it. */
  private void remember(RunReference reference, WorkflowStatus.Ending ending) throws IOException {
    for (RunRecord known : reference.run()) {
      if (known.result().state() == RunRecord.State.OPEN) {
        RunRecord.State state = ending.failed() ? RunRecord.State.FAILED : RunRecord.State.DONE;
        new RunHistory(shell.installation().home())
            .write(known.withResult(RunRecord.Result.at(shell.clock().instant(), state, 0)));
      }
    }
  }
}
