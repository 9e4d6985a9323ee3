package dev.tarsier.template.command;

import dev.tarsier.workflows.CloudWorkflows;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tarsier workflow status}. */
@Command(
    name = "status",
    description = "Shows how an execution stands, and what it ended with.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  tarsier workflow status 0123 --project my-project --region europe-west4",
      "  tarsier workflow status projects/p/locations/r/workflows/w/executions/0123"
    })
final class WorkflowStatusCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private ExecutionOptions executionOptions;

  WorkflowStatusCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    try (CloudWorkflows workflows =
        CloudWorkflows.in(executionOptions.place(shell.environment()))) {
      String name = executionOptions.name(shell.environment());
      shell.out().print(ExecutionText.of(workflows.execution(name)));
    }
    return ExitCode.DONE;
  }
}
