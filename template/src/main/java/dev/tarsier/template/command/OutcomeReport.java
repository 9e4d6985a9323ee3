package dev.tarsier.template.command;

import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.RunReportParser;
import dev.tarsier.job.request.Location;
import dev.tarsier.template.fork.RunLog;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.run.RunOutcome;
import dev.tarsier.template.spec.Locations;
import dev.tarsier.template.spec.SpecDocument;
import dev.tarsier.template.spec.SpecRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells how a run ended: the result to stdout, what went wrong to stderr. */
final class OutcomeReport {
  private static final int TAIL_LINES = 40;

  private final Shell shell;
  private final boolean json;
  private final boolean verbose;

  OutcomeReport(Shell shell, boolean json, boolean verbose) {
    this.shell = shell;
    this.json = json;
    this.verbose = verbose;
  }

  /** Returns the exit code; throws what the job refused as a problem of the spec. */
  int print(RunOutcome outcome, SpecDocument document, RunLog log)
      throws ProblemsFound, IOException {
    if (outcome instanceof RunOutcome.Finished finished) {
      if (finished.before()) {
        shell.note("This run was complete before: nothing was done again");
      }
      result(finished.report(), finished.runFolder());
      return ExitCode.DONE;
    }
    if (outcome instanceof RunOutcome.FinishedUnseen unseen) {
      shell.note(unseen.message());
      shell.out().print(json ? StatusText.folder(unseen.runFolder()) : unseen.runFolder() + "\n");
      return ExitCode.DONE;
    }
    if (outcome instanceof RunOutcome.Refused refused) {
      throw document.problem(refused.specPath(), SpecRule.REFUSED, refused.message());
    }
    if (outcome instanceof RunOutcome.FailedAfterReport failed) {
      result(failed.report(), failed.runFolder());
      shell.error(failed.message());
      return ExitCode.RUN_FAILED;
    }
    failure(((RunOutcome.Failed) outcome).message(), log);
    return ExitCode.RUN_FAILED;
  }

  /** An error, and where the log is; the log's end when asked for more. */
  void failure(String message, RunLog log) throws IOException {
    shell.error(message);
    if (verbose) {
      log.tail(TAIL_LINES).forEach(shell::note);
    }
    shell.note("  log: " + log.file());
  }

  private void result(RunReport report, String runFolder) throws IOException {
    Location folder = new Location(runFolder);
    if (json) {
      shell.out().print(reportJson(report, folder));
      return;
    }
    String shown =
        Locations.isLocal(folder) ? shell.shortened(Locations.path(folder)) : folder.uri();
    shell.out().print(Summary.of(report, shown));
  }

  /** The very file where it can be read, so that both are equal to the last digit. */
  private static String reportJson(RunReport report, Location folder) throws IOException {
    if (Locations.isLocal(folder)) {
      Path file = Locations.path(folder).resolve("report.json");
      if (Files.isRegularFile(file)) {
        return Files.readString(file, StandardCharsets.UTF_8);
      }
    }
    return RunReportParser.format(report);
  }
}
