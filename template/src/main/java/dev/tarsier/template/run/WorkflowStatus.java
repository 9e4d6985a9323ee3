package dev.tarsier.template.run;

import dev.tarsier.job.report.ProgressEvent;
import java.util.List;

/**
 * How a workflow stands.
 *
 * @param state as Dataproc names it, such as {@code RUNNING}
 * @param progress the last that its job has said; empty when nothing yet
 */
public record WorkflowStatus(
    String operation,
    String state,
    String cluster,
    List<Step> steps,
    List<ProgressEvent> progress,
    List<RunEvent.Link> links,
    Ending ending) {
  public WorkflowStatus {
    steps = List.copyOf(steps);
    progress = List.copyOf(progress);
    links = List.copyOf(links);
  }

  /** A step of the workflow; {@code job} and {@code error} are empty when there is none. */
  public record Step(String id, String state, String job, String error) {}

  /**
   * Whether and how it has ended.
   *
   * @param message why it failed; empty when it did not
   */
  public record Ending(boolean done, boolean failed, String message) {}
}
