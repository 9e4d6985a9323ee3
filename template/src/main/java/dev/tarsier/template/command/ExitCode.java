package dev.tarsier.template.command;

/** What the tool's exit codes mean; the job uses the same. */
public final class ExitCode {
  public static final int DONE = 0;
  public static final int PROBLEMS_FOUND = 1;
  public static final int BAD_USAGE = 2;
  public static final int RUN_FAILED = 3;

  private ExitCode() {}
}
