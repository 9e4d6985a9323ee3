package dev.tarsier.template.run;

import dev.tarsier.job.report.ProgressEvent;

/** Hears what happens during a run, in order, on one thread. */
public interface RunListener {
  void event(ProgressEvent event);

  /**
   * The job died of native code, with this exit code, and is started for the {@code start}th time.
   */
  void restarting(int start, int exitCode);

  /** What the Dataproc does. */
  void happened(RunEvent event);

  /** A line of a driver's output that is none of the job's events. */
  void output(String line);
}
