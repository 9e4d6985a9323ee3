package dev.tarsier.template.command;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tarsier completion}. */
@Command(
    name = "completion",
    description = "Prints a script that completes commands and options in bash and in zsh.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(tarsier completion)",
      "  tarsier completion > ~/.local/share/bash-completion/completions/tarsier"
    })
public final class CompletionCommand implements Runnable {
  private final Shell shell;

  @Spec private CommandSpec spec;

  public CompletionCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    shell.out().println(AutoComplete.bash("tarsier", spec.root().commandLine()));
  }
}
