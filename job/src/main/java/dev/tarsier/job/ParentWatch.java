package dev.tarsier.job;

/**
 * Ends this process when the one that forked it is gone, also when that was killed outright and
 * could not say so. Whoever forks the job names itself in the property {@value #PARENT}; on a
 * cluster nobody does.
 */
final class ParentWatch {
  static final String PARENT = "tarsier.parent";

  /** As a shell reports a process that SIGTERM ended. */
  private static final int EXIT_CODE = 143;

  private ParentWatch() {}

  /** Does nothing without the property. */
  static void start() {
    Long parent = Long.getLong(PARENT);
    if (parent == null) {
      return;
    }
    Thread watch = new Thread(() -> outlive(parent), "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  /** Then ends at once: what is unfinished is done again by the next start, as after any kill. */
  private static void outlive(long parent) {
    ProcessHandle.of(parent).ifPresent(process -> process.onExit().join());
    Runtime.getRuntime().halt(EXIT_CODE);
  }
}
