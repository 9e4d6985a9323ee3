package dev.tarsier.template.command;

import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.ProgressEventParser;
import dev.tarsier.job.request.Limits;
import dev.tarsier.template.run.Fork;
import dev.tarsier.template.run.ForkedJob;
import dev.tarsier.template.run.JavaVersion;
import dev.tarsier.template.run.JobForks;
import dev.tarsier.template.run.LocalSettings;
import dev.tarsier.template.run.RunLog;
import dev.tarsier.template.spec.Locations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tarsier bench}. */
@Command(
    name = "bench",
    description = "Measures what a core can do here: each stage, and the job against a bare loop.",
    footer = {
      "",
      "Without FOLDER it measures generated images.",
      "",
      "Examples:",
      "  tarsier bench",
      "  tarsier bench ~/fundus --seconds 120 --json"
    })
public final class BenchCommand implements Callable<Integer> {
  private static final Duration TIMEOUT = Duration.ofHours(4);

  private final Shell shell;

  @Parameters(
      paramLabel = "FOLDER",
      arity = "0..1",
      defaultValue = "",
      description = "Images to measure with; a path or a URI.")
  private String folder;

  @Option(
      names = "--images",
      paramLabel = "N",
      defaultValue = "48",
      description = "How many to generate, without FOLDER (default: ${DEFAULT-VALUE}).")
  private int images;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "60",
      description = "At least this much work (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Mixin private LocalOptions localOptions;

  @Mixin private OutputOptions outputOptions;

  public BenchCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    LocalSettings settings = localOptions.settings(shell.environment());
    List<String> arguments = arguments(settings);
    shell.installation().check();
    JavaVersion.check(Runtime.version().feature());
    RunLog log = RunLog.start(shell.installation().home(), "bench");
    Fork fork =
        new JobForks(shell.installation(), settings)
            .spark("dev.tarsier.job.BenchJob", arguments, Limits.DEFAULT.pixels(), log);
    ProgressView view = new ProgressView(shell);
    List<ProgressEvent> closing = new ArrayList<>();
    List<String> plain = new ArrayList<>();
    ForkedJob.End end =
        new ForkedJob(fork, log)
            .run(
                TIMEOUT,
                line ->
                    ProgressEventParser.parse(line)
                        .ifPresentOrElse(
                            event -> heard(event, view, closing), () -> plain.add(line)));
    view.erase();
    return report(end, closing, plain, log);
  }

  private List<String> arguments(LocalSettings settings) {
    if (images < 1 || seconds < 1) {
      throw new UsageProblem("Invalid --images or --seconds: must be at least 1");
    }
    List<String> arguments = new ArrayList<>();
    if (folder.isEmpty()) {
      arguments.addAll(List.of("--images", Integer.toString(images)));
    } else {
      arguments.addAll(List.of("--input", input()));
    }
    arguments.addAll(List.of("--seconds", Integer.toString(seconds)));
    arguments.addAll(List.of("--cores", Integer.toString(settings.cores())));
    return arguments;
  }

  private String input() {
    try {
      return Locations.resolve(folder, shell.folder()).uri();
    } catch (IllegalArgumentException e) {
      throw new UsageProblem(e.getMessage());
    }
  }

  private static void heard(ProgressEvent event, ProgressView view, List<ProgressEvent> closing) {
    view.event(event);
    if (event instanceof ProgressEvent.Refused || event instanceof ProgressEvent.Failed) {
      closing.add(event);
    }
  }

  private int report(ForkedJob.End end, List<ProgressEvent> closing, List<String> plain, RunLog log)
      throws Exception {
    for (ProgressEvent event : closing) {
      if (event instanceof ProgressEvent.Refused refused) {
        shell.error(refused.message());
        return end.exitCode() == ExitCode.BAD_USAGE ? end.exitCode() : ExitCode.PROBLEMS_FOUND;
      }
    }
    String last = plain.isEmpty() ? "" : plain.get(plain.size() - 1);
    if (end.exitCode() != ExitCode.DONE || !last.startsWith("{")) {
      String message = "Cannot measure: the job ended with exit code " + end.exitCode();
      for (ProgressEvent event : closing) {
        message = ((ProgressEvent.Failed) event).message();
      }
      new OutcomeReport(shell, outputOptions.json(), outputOptions.verbose()).failure(message, log);
      return ExitCode.RUN_FAILED;
    }
    shell.out().print(outputOptions.json() ? last + "\n" : BenchText.of(last));
    return ExitCode.DONE;
  }
}
