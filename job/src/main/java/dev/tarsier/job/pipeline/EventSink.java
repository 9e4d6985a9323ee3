package dev.tarsier.job.pipeline;

import dev.tarsier.job.report.ProgressEvent;

/** Takes the job's events. */
public interface EventSink {
  void accept(ProgressEvent event);
}
