package dev.tarsier.template.run;

import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.ProgressEventParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks once at a workflow and at what its job has said so far. */
final class StatusReader {
  private static final int ATTEMPTS = 7;

  private final Dataproc dataproc;
  private final CloudStorage storage;
  private final boolean linked;
  private final Verdict verdict = new Verdict();
  private Optional<ProgressEvent> last = Optional.empty();

  StatusReader(Dataproc dataproc, CloudStorage storage, boolean linked) {
    this.dataproc = dataproc;
    this.storage = storage;
    this.linked = linked;
  }

  WorkflowStatus read(String operation) throws DataprocProblem, InterruptedException {
    Workflow workflow = dataproc.workflow(operation, ATTEMPTS);
    StepOutputs outputs = new StepOutputs(dataproc, storage, this::line);
    outputs.poll(workflow);
    outputs.close();
    String cluster = workflow.metadata().getClusterName();
    List<RunEvent.Link> links = new ArrayList<>();
    if (linked && !cluster.isEmpty()) {
      links.addAll(new ConsoleLinks(dataproc.region()).ofCluster(cluster));
    }
    return new WorkflowStatus(
        operation,
        workflow.metadata().getState().name(),
        cluster,
        workflow.steps().stream()
            .map(
                step ->
                    new WorkflowStatus.Step(
                        step.getStepId(), step.getState().name(), step.getJobId(), step.getError()))
            .toList(),
        last.stream().toList(),
        links,
        ending(workflow));
  }

  private WorkflowStatus.Ending ending(Workflow workflow) {
    if (!workflow.done()) {
      return new WorkflowStatus.Ending(false, false, "");
    }
    String details = Verdict.failedStep(workflow).map(step -> step.getError()).orElse("");
    String message = Verdict.message(verdict.of(workflow, details));
    return new WorkflowStatus.Ending(true, !message.isEmpty(), message);
  }

  private void line(String line) {
    ProgressEventParser.parse(line)
        .ifPresent(
            event -> {
              verdict.event(event);
              if (event instanceof ProgressEvent.Advanced) {
                last = Optional.of(event);
              }
            });
  }
}
