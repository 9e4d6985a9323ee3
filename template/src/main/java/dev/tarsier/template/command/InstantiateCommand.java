package dev.tarsier.template.command;

import dev.tarsier.template.emulator.fault.FaultScript;
import dev.tarsier.template.emulator.http.Faults;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tarsier instantiate}. */
@Command(
    name = "instantiate",
    description = {
      "Runs a dataset spec on Dataproc, or here, and follows it to its end.",
      "",
      "The same spec again goes on where the last run stopped; partitions that are "
          + "finished are not done twice. While it runs, the same command again joins it. "
          + "Ctrl-C asks whether to cancel; with --local it cancels."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tarsier instantiate datasets/eyepacs.yaml",
      "  tarsier instantiate datasets/eyepacs.yaml --async",
      "  tarsier instantiate datasets/eyepacs.yaml --local --cores 4 --json",
      "  tarsier instantiate datasets/eyepacs.yaml --local --fault 503:any:0.05",
      "  tarsier instantiate datasets/eyepacs.yaml --endpoint http://127.0.0.1:8085"
    })
public final class InstantiateCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "FILE", description = "The dataset spec, as in datasets/eyepacs.yaml.")
  private String file;

  @Option(names = "--local", description = "Run on this machine, on the embedded Dataproc.")
  private boolean local;

  @Option(
      names = "--buckets",
      paramLabel = "DIR",
      defaultValue = "",
      description = "With --local: a folder for each bucket (default: buckets in TARSIER_HOME).")
  private String buckets;

  @Option(names = "--async", description = "Start the run and leave; see tarsier status.")
  private boolean async;

  @Option(
      names = "--run-id",
      paramLabel = "ID",
      defaultValue = "",
      description = "Name of the run's folder (default: from what decides the output).")
  private String runId;

  @Option(
      names = "--job-jar",
      paramLabel = "FILE",
      defaultValue = "",
      description = "The packaged job: a file, or a URI that is taken as it is.")
  private String jobJar;

  @Option(names = "--dry-run", description = "Show the plan and the job's arguments; run nothing.")
  private boolean dryRun;

  @Mixin private EndpointOptions endpointOptions;

  @Mixin private LocalOptions localOptions;

  @Mixin private FaultOptions faultOptions;

  @Mixin private OutputOptions outputOptions;

  public InstantiateCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    if (!faultOptions.given()) {
      return run(target(Faults.NEVER));
    }
    FaultScript faults = faultOptions.script();
    try {
      return run(target(faults));
    } finally {
      shell.note(
          "Of %d requests to Cloud Storage %d went wrong, as was asked"
              .formatted(faults.requests(), faults.met()));
    }
  }

  private int run(Target target) throws Exception {
    return new SpecRun(shell)
        .run(
            new RunOptions(
                file,
                runId,
                jobJar.isBlank() ? shell.installation().jobJar().toString() : jobJar,
                target,
                dryRun
                    ? RunOptions.Mode.DRY_RUN
                    : async ? RunOptions.Mode.ASYNC : RunOptions.Mode.FOLLOW,
                outputOptions.json(),
                outputOptions.verbose()));
  }

  private Target target(Faults faults) {
    Map<String, String> environment = shell.environment();
    if (!local) {
      if (faultOptions.given()) {
        throw new UsageProblem(
            "Unsupported --fault without --local (the emulator has its own --fault)");
      }
      if (!buckets.isBlank()) {
        throw new UsageProblem(
            "Unsupported --buckets without --local (the emulator has its own --buckets)");
      }
      return endpointOptions.target(environment);
    }
    if (async) {
      throw new UsageProblem(
          "Unsupported --async with --local (the run ends with the command; serve one with"
              + " tarsier emulator, and name it with --endpoint)");
    }
    if (endpointOptions.given()) {
      throw new UsageProblem("Unsupported --endpoint with --local (choose one)");
    }
    return new Target.Local(localOptions.settings(environment), bucketFolder(), faults);
  }

  private Path bucketFolder() {
    return buckets.isBlank()
        ? shell.installation().home().resolve("buckets")
        : shell.folder().resolve(buckets).toAbsolutePath().normalize();
  }
}
