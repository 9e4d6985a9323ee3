package dev.tarsier.template.run;

import com.google.cloud.dataproc.v1.WorkflowNode;
import com.google.protobuf.util.Durations;
import dev.tarsier.job.report.ProgressEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges how a run ended, from what its job said and from the graph of its workflow. */
final class Verdict {
  /** After an image's third death the job rejects it: the fourth start is the one that ends. */
  private static final int STARTS = 4;

  private static final Pattern EXIT_CODE = Pattern.compile("exit code:? (\\d+)");

  private final List<ProgressEvent> events = new ArrayList<>();

  /** Hears one event of the job. */
  void event(ProgressEvent event) {
    if (!(event instanceof ProgressEvent.Advanced)) {
      events.add(event);
    }
  }

  /** {@code details} are those of the failed step's job. */
  RunOutcome of(Workflow end, String details) {
    Optional<ProgressEvent.Refused> refused = last(ProgressEvent.Refused.class);
    if (refused.isPresent()) {
      return new RunOutcome.Refused(refused.get().specPath(), refused.get().message());
    }
    Optional<RunOutcome.Finished> finished = finished();
    Optional<ProgressEvent.Failed> failed = last(ProgressEvent.Failed.class);
    if (!end.failed() && failed.isEmpty()) {
      return finished.<RunOutcome>map(it -> it).orElseGet(() -> unseen(end));
    }
    String message =
        failed.map(ProgressEvent.Failed::message).orElseGet(() -> reason(end, details));
    return finished
        .<RunOutcome>map(
            it -> new RunOutcome.FailedAfterReport(it.report(), it.runFolder(), message))
        .orElseGet(() -> new RunOutcome.Failed(message));
  }

  /** Why a run failed; empty when it did not. */
  static String message(RunOutcome outcome) {
    if (outcome instanceof RunOutcome.Failed failed) {
      return failed.message();
    }
    if (outcome instanceof RunOutcome.Refused refused) {
      return refused.message();
    }
    return outcome instanceof RunOutcome.FailedAfterReport late ? late.message() : "";
  }

  private static RunOutcome unseen(Workflow end) {
    Map<String, String> parameters = end.metadata().getParametersMap();
    String root = parameters.getOrDefault("OUTPUT_URI", "");
    String folder = root.endsWith("/") || root.isEmpty() ? root : root + "/";
    return new RunOutcome.FinishedUnseen(
        folder + parameters.getOrDefault("RUN_ID", ""),
        "The workflow is done; the job's output cannot be read from here");
  }

  private Optional<RunOutcome.Finished> finished() {
    return last(ProgressEvent.Finished.class)
        .map(end -> new RunOutcome.Finished(end.report(), end.runFolder(), false))
        .or(
            () ->
                last(ProgressEvent.AlreadyComplete.class)
                    .map(end -> new RunOutcome.Finished(end.report(), end.runFolder(), true)));
  }

  private <T extends ProgressEvent> Optional<T> last(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).reduce((a, b) -> b);
  }

  private static String reason(Workflow end, String details) {
    if (end.cancelled()) {
      return RunOutcome.CANCELLED.message();
    }
    if (end.timedOut()) {
      Duration timeout = Duration.ofSeconds(Durations.toSeconds(end.metadata().getDagTimeout()));
      return "Cannot finish within limits.timeout: "
          + text(timeout)
          + " (raise it; the same run goes on where it stopped)";
    }
    if (!end.clusterError().isEmpty()) {
      return "Cannot create the cluster: " + explained(end.clusterError());
    }
    Matcher exit = EXIT_CODE.matcher(details);
    return exit.find() ? exited(Integer.parseInt(exit.group(1))) : failure(end, details);
  }

  private static String exited(int code) {
    return switch (code) {
      case 75, 134, 139 ->
          "Cannot finish: the job crashed in native code "
              + STARTS
              + " times (the same run again goes on where it stopped)";
      case 137 -> "Cannot finish: the system killed the job (is memory short? try fewer --cores)";
      default -> "Cannot finish: the job ended without a result, exit code " + code;
    };
  }

  private static String failure(Workflow end, String details) {
    Optional<WorkflowNode> step = failedStep(end);
    String why = details.isEmpty() ? end.operation().getError().getMessage() : details;
    if (why.isEmpty()) {
      why = step.map(WorkflowNode::getError).orElse("");
    }
    if (why.startsWith("Cannot ")) {
      return explained(why);
    }
    String what =
        step.map(it -> "step " + it.getStepId() + " failed").orElse("the workflow failed");
    return "Cannot finish: " + what + (why.isEmpty() ? "" : ": " + explained(why));
  }

  /** The first that failed of itself: those that fail because of it have no job. */
  static Optional<WorkflowNode> failedStep(Workflow end) {
    List<WorkflowNode> failed =
        end.steps().stream()
            .filter(step -> step.getState() == WorkflowNode.NodeState.FAILED)
            .toList();
    return failed.stream()
        .filter(step -> !step.getJobId().isEmpty())
        .findFirst()
        .or(() -> failed.stream().findFirst());
  }

  private static String explained(String text) {
    return Remedy.explained(new CloudFault(-1, "UNKNOWN", text, "", ""));
  }

  /** As a spec writes it, in the largest unit that is whole. */
  private static String text(Duration timeout) {
    if (timeout.toSeconds() % 3600 == 0) {
      return timeout.toHours() + "h";
    }
    return timeout.toSeconds() % 60 == 0 ? timeout.toMinutes() + "m" : timeout.toSeconds() + "s";
  }
}
