package dev.tarsier.job.report;

import java.util.List;

/**
 * What is left to do once all files are written anew. It is there while runs are changed, so that a
 * start that is cut off can be finished; it names images, and goes with the last step.
 *
 * @param subjects what was asked for, as it was written
 * @param runs oldest first
 * @param sources URIs of images that go
 */
public record ErasePlan(
    List<String> subjects, List<Run> runs, List<String> sources, EraseReport report) {
  public ErasePlan {
    subjects = List.copyOf(subjects);
    runs = List.copyOf(runs);
    sources = List.copyOf(sources);
  }

  /**
   * One run.
   *
   * @param replaced names, from the run folder, of files that are written anew, in order
   * @param removed names of files that go
   */
  public record Run(String runId, List<String> replaced, List<String> removed) {
    public Run {
      replaced = List.copyOf(replaced);
      removed = List.copyOf(removed);
    }
  }

  /** Whether there is nothing to be done. */
  public boolean hasNothing() {
    return runs.isEmpty() && sources.isEmpty();
  }
}
