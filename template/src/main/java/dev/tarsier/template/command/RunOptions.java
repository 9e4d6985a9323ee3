package dev.tarsier.template.command;

/**
 * What was asked of a run.
 *
 * @param specFile as the user named it
 * @param runId empty to let the request name itself
 * @param jobJar a path or a URI
 */
record RunOptions(
    String specFile,
    String runId,
    String jobJar,
    Target target,
    Mode mode,
    boolean json,
    boolean verbose) {
  /** How far to go. */
  enum Mode {
    /** Show the plan, do nothing. */
    DRY_RUN,
    /** Start and leave. */
    ASYNC,
    /** Stay to the end. */
    FOLLOW
  }

  boolean isLocal() {
    return target instanceof Target.Local;
  }
}
