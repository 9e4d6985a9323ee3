package dev.tarsier.template.command;

import dev.tarsier.template.run.RunHistory;
import dev.tarsier.template.run.RunRecord;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tarsier runs}. */
@Command(
    name = "runs",
    description = "Lists the runs that were started from this machine, the newest first.",
    footer = {"", "Examples:", "  tarsier runs", "  tarsier runs eyepacs --json"})
public final class RunsCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      defaultValue = "",
      description = "Only those of this dataset.")
  private String dataset;

  @Option(names = "--json", description = "Print the result as JSON, and nothing else, to stdout.")
  private boolean json;

  public RunsCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    List<RunRecord> runs =
        new RunHistory(shell.installation().home())
            .all().stream()
                .filter(run -> dataset.isEmpty() || run.dataset().equals(dataset))
                .toList();
    shell.out().print(json ? RunsText.json(runs) : RunsText.of(runs));
    if (runs.isEmpty()) {
      shell.note("No run was started from this machine");
    }
    return ExitCode.DONE;
  }
}
