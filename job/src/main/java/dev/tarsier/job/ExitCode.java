package dev.tarsier.job;

/** What the job's mains return to the shell. */
final class ExitCode {
  static final int DONE = 0;
  static final int REFUSED = 1;
  static final int USAGE = 2;
  static final int FAILED = 3;

  private ExitCode() {}
}
