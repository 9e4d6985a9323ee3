package dev.tarsier.template.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tarsier instantiate}. */
@Command(
    name = "instantiate",
    description = "Runs a dataset spec and follows it to its end.",
    footer = {
      "",
      "The same spec again goes on where the last run stopped; partitions that are",
      "finished are not done twice. Exit codes: 0 done, 1 problems found, 2 bad usage,",
      "3 the run failed.",
      "",
      "Examples:",
      "  tarsier instantiate datasets/eyepacs.yaml --local",
      "  tarsier instantiate datasets/eyepacs.yaml --local --dry-run",
      "  tarsier instantiate datasets/eyepacs.yaml --local --cores 4 --json"
    })
public final class InstantiateCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "FILE", description = "The dataset spec, as in datasets/eyepacs.yaml.")
  private String file;

  @Option(names = "--local", description = "Run on this machine.")
  private boolean local;

  @Option(
      names = "--run-id",
      paramLabel = "ID",
      defaultValue = "",
      description = "Name of the run's folder (default: from what decides the output).")
  private String runId;

  @Option(names = "--dry-run", description = "Show the plan and the job's arguments; run nothing.")
  private boolean dryRun;

  @Mixin private LocalOptions localOptions;

  @Mixin private OutputOptions outputOptions;

  public InstantiateCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    if (!local) {
      throw new UsageProblem(
          "Unsupported: running on Dataproc comes with the next version (add --local to run on"
              + " this machine)");
    }
    return new SpecRun(shell)
        .run(
            new RunOptions(
                file,
                runId,
                localOptions.settings(shell.environment()),
                dryRun,
                outputOptions.json(),
                outputOptions.verbose()));
  }
}
