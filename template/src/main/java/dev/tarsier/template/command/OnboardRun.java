package dev.tarsier.template.command;

import dev.tarsier.job.report.SourceProfile;
import dev.tarsier.template.fork.SetupProblem;
import dev.tarsier.template.onboard.Entry;
import dev.tarsier.template.onboard.OnboardRequest;
import dev.tarsier.template.onboard.OnboardTable;
import dev.tarsier.template.onboard.Onboarder;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.problem.SourceText;
import dev.tarsier.template.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Onboards data sets one after the other: look, choose, write, tell what comes next. */
final class OnboardRun {
  private final Shell shell;
  private final Onboarder onboarder;
  private final SpecFiles files;
  private final Closeness closeness;
  private final OutputOptions output;
  private final List<Onboarded> done = new ArrayList<>();

  OnboardRun(
      Shell shell,
      Onboarder onboarder,
      SpecFiles files,
      Closeness closeness,
      OutputOptions output) {
    this.shell = shell;
    this.onboarder = onboarder;
    this.files = files;
    this.closeness = closeness;
    this.output = output;
  }

  /** Whether, and how, a source is looked at. */
  sealed interface Closeness {}

  /** As these options say. */
  record Look(LookOptions options) implements Closeness {}

  /** Not at all. */
  record NoLook() implements Closeness {}

  /** One data set that was dealt with. */
  record Onboarded(String dataset, String file, SpecFiles.Result result, boolean onCloudStorage) {}

  /** Returns the exit code; the request has no faults. */
  int one(OnboardRequest request)
      throws ProblemsFound, SetupProblem, IOException, InterruptedException {
    int code = onboard(request, message -> shell.error(message));
    tell();
    return code;
  }

  /** Returns the exit code; {@code fallbacks} for what the rows do not say. */
  int table(String file, Map<Entry, String> fallbacks)
      throws ProblemsFound, SetupProblem, IOException, InterruptedException {
    SourceText text = YamlFile.read(file, shell.folder());
    Path folder = shell.folder().resolve(file).toAbsolutePath().normalize().getParent();
    int worst = ExitCode.DONE;
    for (OnboardTable.Row row : OnboardTable.read(text, folder, fallbacks, onboarder)) {
      int code = onboard(row.request(), message -> problem(text, row, message));
      worst = Math.max(worst, code);
    }
    tell();
    return worst;
  }

  /** Where it is said that a source cannot be used. */
  private interface Complaint {
    void about(String message);
  }

  private void problem(SourceText text, OnboardTable.Row row, String message) {
    ProblemsFound found = OnboardTable.refused(text, row, message);
    shell.err().print(shell.problemPrinter().format(text, found.problems()));
  }

  private int onboard(OnboardRequest request, Complaint complaint)
      throws ProblemsFound, SetupProblem, IOException, InterruptedException {
    if (closeness instanceof Look look) {
      SourceLook.Outcome outcome = look(request, look.options());
      if (outcome instanceof SourceLook.Outcome.Seen seen) {
        return choose(request, seen.profile(), complaint);
      }
      if (outcome instanceof SourceLook.Outcome.Refused refused) {
        complaint.about(refused.message());
        return ExitCode.PROBLEMS_FOUND;
      }
      SourceLook.Outcome.Failed failed = (SourceLook.Outcome.Failed) outcome;
      new OutcomeReport(shell, output.json(), output.verbose())
          .failure(failed.message(), failed.log());
      return ExitCode.RUN_FAILED;
    }
    return write(request, onboarder.blind(request));
  }

  private SourceLook.Outcome look(OnboardRequest request, LookOptions options)
      throws SetupProblem, IOException, InterruptedException {
    shell.note("Looking at " + request.source());
    // A table of labels says nothing of the folders: those are counted then.
    String label = request.get(Entry.LABEL).startsWith("{") ? "" : request.get(Entry.LABEL);
    return new SourceLook(shell)
        .look(
            options.arguments(request.source(), request.include(), label, shell),
            options.needsConnector(request.source()));
  }

  private int choose(OnboardRequest request, SourceProfile profile, Complaint complaint)
      throws SetupProblem {
    String spec;
    try {
      spec = onboarder.seen(request, profile);
    } catch (ProblemsFound e) {
      complaint.about(e.getMessage());
      return ExitCode.PROBLEMS_FOUND;
    }
    return write(request, spec);
  }

  private int write(OnboardRequest request, String spec) throws SetupProblem {
    SpecFiles.Result result = files.write(request.dataset(), spec);
    boolean onCloudStorage = request.source().scheme().equals("gs");
    done.add(
        new Onboarded(request.dataset(), files.shown(request.dataset()), result, onCloudStorage));
    return result == SpecFiles.Result.REFUSED ? ExitCode.PROBLEMS_FOUND : ExitCode.DONE;
  }

  private void tell() {
    String buckets = closeness instanceof Look look ? look.options().buckets() : "";
    shell.out().print(output.json() ? OnboardText.json(done) : OnboardText.of(done, buckets));
  }
}
