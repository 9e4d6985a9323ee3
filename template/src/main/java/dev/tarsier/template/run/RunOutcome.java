package dev.tarsier.template.run;

import dev.tarsier.job.report.RunReport;

/** How a run ended. */
public sealed interface RunOutcome {
  /**
   * Manifest and report are written.
   *
   * @param before whether an earlier start of this very run had written them
   */
  record Finished(RunReport report, String runFolder, boolean before) implements RunOutcome {}

  /** All went well, as far as Dataproc knows; the report cannot be read from here. */
  record FinishedUnseen(String runFolder, String message) implements RunOutcome {}

  /** All is written and reported, and the run failed all the same: too much was rejected. */
  record FailedAfterReport(RunReport report, String runFolder, String message)
      implements RunOutcome {}

  /** The job cannot work with the entry {@code specPath} of the spec. */
  record Refused(String specPath, String message) implements RunOutcome {}

  /** What was written is kept for the next try. */
  record Failed(String message) implements RunOutcome {}

  /** Ended because someone asked for it. */
  Failed CANCELLED =
      new Failed(
          "Cannot finish: the run was cancelled (the same run again goes on where it stopped)");
}
