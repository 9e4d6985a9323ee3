package dev.tarsier.template.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tarsier workflow} and its verbs. */
@Command(
    name = "workflow",
    synopsisSubcommandLabel = "COMMAND",
    description = "Deploys, runs and cancels the workflows that run datasets unattended.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  tarsier workflow deploy --project my-project --region europe-west4",
      "  tarsier workflow run eyepacs --project my-project --region europe-west4"
    })
public final class WorkflowCommand implements Runnable {
  @Spec private CommandSpec spec;

  private WorkflowCommand() {}

  public static CommandLine with(Shell shell) {
    return new CommandLine(new WorkflowCommand())
        .addSubcommand(new WorkflowDeployCommand(shell))
        .addSubcommand(new WorkflowRunCommand(shell))
        .addSubcommand(new WorkflowStatusCommand(shell))
        .addSubcommand(new WorkflowListCommand(shell))
        .addSubcommand(new WorkflowCancelCommand(shell));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }
}
