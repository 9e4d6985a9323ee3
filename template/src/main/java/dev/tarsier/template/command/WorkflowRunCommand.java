package dev.tarsier.template.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tarsier.workflows.CloudWorkflows;
import dev.tarsier.workflows.ExecutionFollower;
import dev.tarsier.workflows.WorkflowExecution;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tarsier workflow run}. */
@Command(
    name = "run",
    description = {
      "Starts an execution and follows it to its end.",
      "",
      "Ctrl-C ends the following, not the execution."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tarsier workflow run eyepacs --project my-project --region europe-west4",
      "  tarsier workflow run --data '{\"dataset\":\"eyepacs\",\"runId\":\"november\"}' --async",
      "  tarsier workflow run --workflow tarsier-backfill --data '{\"datasets\":[\"eyepacs\"]}'"
    })
final class WorkflowRunCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "DATASET",
      arity = "0..1",
      defaultValue = "",
      description = "A dataset of the catalog, short for --data '{\"dataset\": DATASET}'.")
  private String dataset;

  @Option(
      names = "--data",
      paramLabel = "JSON",
      defaultValue = "",
      description = "The argument; workflows/README.md says what it takes.")
  private String data;

  @Option(
      names = "--workflow",
      paramLabel = "ID",
      defaultValue = "tarsier-image-pipeline",
      description = "Which workflow (default: tarsier-image-pipeline).")
  private String workflow;

  @Option(names = "--async", description = "Do not wait for its end.")
  private boolean async;

  @Mixin private WorkflowPlaceOptions placeOptions;

  WorkflowRunCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    String argument = argument();
    try (CloudWorkflows workflows = CloudWorkflows.in(placeOptions.place(shell.environment()))) {
      WorkflowExecution started = workflows.run(workflow, argument);
      if (async) {
        shell.out().println(started.name());
        return ExitCode.DONE;
      }
      shell.note("Execution " + started.name());
      WorkflowExecution ended =
          new ExecutionFollower(workflows, time -> Thread.sleep(time.toMillis()))
              .follow(started, change -> shell.note(change.state().name()));
      shell.out().print(ExecutionText.outcome(ended));
      return ended.state() == WorkflowExecution.State.SUCCEEDED
          ? ExitCode.DONE
          : ExitCode.RUN_FAILED;
    }
  }

  private String argument() {
    if (dataset.isEmpty() == data.isEmpty()) {
      throw new UsageProblem("Missing argument: name a dataset, or give --data (one of them)");
    }
    if (!dataset.isEmpty()) {
      return JsonNodeFactory.instance.objectNode().put("dataset", dataset).toString();
    }
    try {
      return new ObjectMapper().readTree(data).toString();
    } catch (JsonProcessingException e) {
      throw new UsageProblem("Invalid --data: " + e.getOriginalMessage() + " (must be JSON)");
    }
  }
}
