package dev.tarsier.template.command;

import dev.tarsier.workflows.CloudWorkflows;
import dev.tarsier.workflows.WorkflowExecution;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tarsier workflow list}. */
@Command(
    name = "list",
    description = "Lists executions, the newest first: id, state, start, argument.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  tarsier workflow list --project my-project --region europe-west4",
      "  tarsier workflow list --workflow tarsier-backfill --limit 5"
    })
final class WorkflowListCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(
      names = "--workflow",
      paramLabel = "ID",
      defaultValue = "tarsier-image-pipeline",
      description = "Whose executions (default: tarsier-image-pipeline).")
  private String workflow;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many (default: 20).")
  private int limit;

  @Mixin private WorkflowPlaceOptions placeOptions;

  @Option(names = "--json", description = "Print JSON, and nothing else, to stdout.")
  private boolean json;

  WorkflowListCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    try (CloudWorkflows workflows = CloudWorkflows.in(placeOptions.place(shell.environment()))) {
      List<WorkflowExecution> executions = workflows.executions(workflow, limit);
      shell.out().print(json ? ExecutionText.json(executions) : ExecutionText.list(executions));
    }
    return ExitCode.DONE;
  }
}
