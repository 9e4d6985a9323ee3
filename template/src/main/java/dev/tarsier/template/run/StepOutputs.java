package dev.tarsier.template.run;

import com.google.cloud.dataproc.v1.Job;
import com.google.cloud.dataproc.v1.WorkflowNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What the drivers of a workflow's steps print, in the order of the steps. */
final class StepOutputs {
  private final Dataproc dataproc;
  private final CloudStorage storage;
  private final Consumer<String> lines;
  private final Map<String, DriverOutput> outputs = new LinkedHashMap<>();
  private boolean unreadable;

  StepOutputs(Dataproc dataproc, CloudStorage storage, Consumer<String> lines) {
    this.dataproc = dataproc;
    this.storage = storage;
    this.lines = lines;
  }

  /** Reads what has come; whether anything had. */
  boolean poll(Workflow workflow) throws DataprocProblem, InterruptedException {
    for (WorkflowNode step : workflow.steps()) {
      if (!step.getJobId().isEmpty() && !outputs.containsKey(step.getStepId())) {
        open(step);
      }
    }
    boolean any = false;
    for (DriverOutput output : outputs.values()) {
      any |= !unreadable && poll(output);
    }
    return any;
  }

  private void open(WorkflowNode step) throws DataprocProblem, InterruptedException {
    Optional<Job> job = dataproc.job(step.getJobId());
    String uri = job.map(Job::getDriverOutputResourceUri).orElse("");
    if (CloudObject.isUri(uri)) {
      outputs.put(step.getStepId(), new DriverOutput(storage, uri, new LineBuffer(lines)));
    }
  }

  /** A run does not fail because its output may not be read; that is said once. */
  private boolean poll(DriverOutput output) throws InterruptedException {
    try {
      return output.poll();
    } catch (DataprocProblem e) {
      unreadable = true;
      lines.accept(e.getMessage());
      return false;
    }
  }

  /** Whether every output has come to its end. */
  boolean ended() {
    return unreadable || outputs.values().stream().allMatch(DriverOutput::ended);
  }

  void close() {
    outputs.values().forEach(DriverOutput::close);
  }
}
