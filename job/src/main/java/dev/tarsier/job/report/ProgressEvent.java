package dev.tarsier.job.report;

/** What the job says on its standard output, one JSON object a line. */
public sealed interface ProgressEvent {
  /** The source has been listed. */
  record Listed(long files, long bytes, double seconds) implements ProgressEvent {}

  /** So many images are read to see which are alike. */
  record Comparing(long images, long bytes) implements ProgressEvent {}

  /** So many of them are left out. */
  record Compared(long leftOut, double seconds) implements ProgressEvent {}

  /** Tasks begin; {@code resumed} of {@code partitions} are finished already. */
  record Started(int partitions, int resumed, long images) implements ProgressEvent {}

  /** Images so far, those of resumed partitions included. */
  record Advanced(long written, long rejected, long images, long bytesRead, double seconds)
      implements ProgressEvent {}

  /** Manifest and report are written. */
  record Finished(RunReport report, String runFolder) implements ProgressEvent {}

  /** The run folder already has this very run, whole. */
  record AlreadyComplete(RunReport report, String runFolder) implements ProgressEvent {}

  /** Every file of the run has been read again and is what the manifest says. */
  record Verified(long shards, long samples, long bytes, String runFolder)
      implements ProgressEvent {}

  /** Something beside the run went wrong, which changes nothing about it. */
  record Warned(String message) implements ProgressEvent {}

  /** What the user gave cannot be worked with; {@code specPath} as in {@code source.uri}. */
  record Refused(String specPath, String message) implements ProgressEvent {}

  /** The run failed. */
  record Failed(String message) implements ProgressEvent {}
}
