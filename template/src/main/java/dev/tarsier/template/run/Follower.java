package dev.tarsier.template.run;

import com.google.cloud.dataproc.v1.Job;
import com.google.cloud.dataproc.v1.WorkflowNode;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.ProgressEventParser;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows one workflow to its end. */
final class Follower {
  /** With the longest waits between them, a quarter of an hour without an answer. */
  private static final int PATIENT = 60;

  /** Looks for the last of the output after the workflow has ended; gcloud gives it as long. */
  private static final int LAST_LOOKS = 10;

  /** Of the embedded Dataproc, where the driver is the executor too. */
  private static final Pattern RESTART =
      Pattern.compile("Tarsier: restarting the job, start (\\d+) of \\d+, after exit code (\\d+)");

  private final Dataproc dataproc;
  private final Retry.Sleeper sleeper;
  private final Pace pace;
  private final RunListener listener;
  private final WorkflowEvents events;
  private final StepOutputs outputs;
  private final Verdict verdict = new Verdict();

  Follower(Dataproc dataproc, CloudStorage storage, Timing timing, RunListener listener) {
    this.dataproc = dataproc;
    this.sleeper = timing.sleeper();
    this.pace = timing.pace();
    this.listener = listener;
    this.events = new WorkflowEvents(listener);
    this.outputs = new StepOutputs(dataproc, storage, this::line);
  }

  /** How time passes for a follower. */
  record Timing(Retry.Sleeper sleeper, Pace pace) {}

  RunOutcome follow(String operation) throws DataprocProblem, InterruptedException {
    Duration wait = pace.first();
    Workflow workflow = dataproc.workflow(operation, PATIENT);
    while (!workflow.done()) {
      boolean changed = events.tell(workflow);
      changed |= outputs.poll(workflow);
      wait = pace.after(wait, changed);
      sleeper.sleep(wait);
      workflow = dataproc.workflow(operation, PATIENT);
    }
    drain(workflow);
    events.tell(workflow);
    return verdict.of(workflow, details(workflow));
  }

  private void drain(Workflow workflow) throws DataprocProblem, InterruptedException {
    outputs.poll(workflow);
    for (int look = 0; look < LAST_LOOKS && !outputs.ended(); look++) {
      sleeper.sleep(pace.first());
      outputs.poll(workflow);
    }
    outputs.close();
  }

  private String details(Workflow workflow) throws DataprocProblem, InterruptedException {
    Optional<WorkflowNode> failed = Verdict.failedStep(workflow);
    if (failed.isEmpty() || failed.get().getJobId().isEmpty()) {
      return failed.map(WorkflowNode::getError).orElse("");
    }
    return dataproc
        .job(failed.get().getJobId())
        .map(Job::getStatus)
        .map(status -> status.getDetails())
        .orElse(failed.get().getError());
  }

  private void line(String line) {
    Optional<ProgressEvent> event = ProgressEventParser.parse(line);
    if (event.isPresent()) {
      verdict.event(event.get());
      listener.event(event.get());
      return;
    }
    Matcher restart = RESTART.matcher(line);
    if (restart.matches()) {
      listener.restarting(Integer.parseInt(restart.group(1)), Integer.parseInt(restart.group(2)));
    }
    listener.output(line);
  }
}
