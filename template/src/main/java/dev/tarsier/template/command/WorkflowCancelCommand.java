package dev.tarsier.template.command;

import dev.tarsier.template.fork.SetupProblem;
import dev.tarsier.template.run.ActiveRun;
import dev.tarsier.template.run.DataprocEndpoint;
import dev.tarsier.template.run.DataprocProblem;
import dev.tarsier.template.run.DataprocRun;
import dev.tarsier.template.run.Pace;
import dev.tarsier.template.run.Region;
import dev.tarsier.workflows.CloudWorkflows;
import dev.tarsier.workflows.WorkflowExecution;
import dev.tarsier.workflows.WorkflowPlace;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tarsier workflow cancel}. */
@Command(
    name = "cancel",
    description = {
      "Cancels an execution and, before it, what it has started on Dataproc.",
      "",
      "An execution that is cancelled runs no step any more: its cluster would go on until"
          + " the template's timeout."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tarsier workflow cancel 0123 --project my-project --region europe-west4"})
final class WorkflowCancelCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private ExecutionOptions executionOptions;

  WorkflowCancelCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    WorkflowPlace place = executionOptions.place(shell.environment());
    String name = executionOptions.name(shell.environment());
    try (CloudWorkflows workflows = CloudWorkflows.in(place)) {
      WorkflowExecution execution = workflows.execution(name);
      if (!execution.isOpen()) {
        shell.note("Nothing to cancel: " + name + " ended as " + execution.state());
        return ExitCode.DONE;
      }
      cancelRuns(execution, place);
      workflows.cancel(name);
      shell.note("Cancelled " + name);
    }
    return ExitCode.DONE;
  }

  private void cancelRuns(WorkflowExecution execution, WorkflowPlace place)
      throws SetupProblem, DataprocProblem, InterruptedException {
    DataprocEndpoint endpoint =
        executionOptions.target(shell.environment()) instanceof Target.Served served
            ? DataprocEndpoint.at(served.root())
            : DataprocEndpoint.google(place.region());
    Region region = new Region(place.project(), place.region());
    try (DataprocRun dataproc = DataprocRun.on(endpoint, region, Pace.LOCAL)) {
      for (ActiveRun run : ExecutionRuns.of(execution, dataproc.active())) {
        dataproc.cancel(run.operation());
        shell.note("Cancelling " + run.operation());
      }
    }
  }
}
