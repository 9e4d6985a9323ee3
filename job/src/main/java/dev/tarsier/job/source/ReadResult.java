package dev.tarsier.job.source;

import dev.tarsier.job.report.RejectReason;

/** What reading one file gave. */
public sealed interface ReadResult {
  /**
   * The file's bytes.
   *
   * @param buffer longer than the file as a rule; it belongs to the reader again after {@link
   *     ReadAhead#release}
   * @param length of the file in bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // a buffer, not a value: never compared
  record Loaded(byte[] buffer, int length) implements ReadResult {}

  /** The file cannot be had; the run goes on without it. */
  record Lost(RejectReason reason, String detail) implements ReadResult {}
}
