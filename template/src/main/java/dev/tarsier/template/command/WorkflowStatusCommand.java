package dev.tarsier.template.command;

import dev.tarsier.workflows.CloudWorkflows;
import dev.tarsier.workflows.WorkflowExecution;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

  @Option(names = "--json", description = "Print JSON, and nothing else, to stdout.")
  private boolean json;

  WorkflowStatusCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    try (CloudWorkflows workflows =
        CloudWorkflows.in(executionOptions.place(shell.environment()))) {
      String name = executionOptions.name(shell.environment());
      WorkflowExecution execution = workflows.execution(name);
      shell.out().print(json ? ExecutionText.json(execution) : ExecutionText.of(execution));
    }
    return ExitCode.DONE;
  }
}
