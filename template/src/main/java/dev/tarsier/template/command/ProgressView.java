package dev.tarsier.template.command;

import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.template.run.RunEvent;
import dev.tarsier.template.run.RunListener;
import java.time.Duration;
import java.time.Instant;

/**
 * Shows a run on the error stream: on a terminal one line that is redrawn, elsewhere a line now and
 * then.
 */
final class ProgressView implements RunListener {
  /** Often enough to see life in a build log, seldom enough to keep it short. */
  private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(5);

  private static final String ERASE_LINE = "\r\u001b[K";

  private final Shell shell;
  private Instant shown;
  private boolean drawn;
  private boolean resumed;
  private ProgressEvent.Advanced since = ProgressLine.FROM_NOTHING;

  private volatile boolean paused;

  private final boolean cloud;

  /** Shows all. */
  ProgressView(Shell shell) {
    this(shell, true);
  }

  private ProgressView(Shell shell, boolean cloud) {
    this.shell = shell;
    this.shown = shell.clock().instant();
    this.cloud = cloud;
  }

  /** Shows steps and images, not the cluster and the files of a Dataproc in this process. */
  static ProgressView ofJob(Shell shell) {
    return new ProgressView(shell, false);
  }

  /** Shows no more until resumed: something else is being said. */
  void pause() {
    erase();
    paused = true;
  }

  void resume() {
    paused = false;
  }

  @Override
  public void event(ProgressEvent event) {
    if (event instanceof ProgressEvent.Advanced now) {
      since = resumed ? now : since;
      resumed = false;
      advanced(now);
      return;
    }
    erase();
    if (event instanceof ProgressEvent.Listed listed) {
      shell.note(Amounts.images(listed.files()) + ", " + Amounts.bytes(listed.bytes()));
    } else if (event instanceof ProgressEvent.Comparing comparing) {
      shell.note(
          "comparing "
              + Amounts.images(comparing.images())
              + ", "
              + Amounts.bytes(comparing.bytes()));
    } else if (event instanceof ProgressEvent.Compared compared) {
      shell.note(Amounts.images(compared.leftOut()) + " left out: like others that stay");
    } else if (event instanceof ProgressEvent.Started started && started.resumed() > 0) {
      resumed = true;
      shell.note(Amounts.resumed(started.resumed(), started.partitions()));
    } else if (event instanceof ProgressEvent.Warned warned) {
      shell.note("warning: " + warned.message());
    }
  }

  @Override
  public void restarting(int start, int exitCode) {
    erase();
    shell.note(
        "The job crashed in native code (exit code "
            + exitCode
            + "); starting it again where it stopped, start "
            + start);
  }

  @Override
  public void happened(RunEvent event) {
    if (!cloud && !(event instanceof RunEvent.Step)) {
      return;
    }
    RunEventText.of(event).ifPresent(this::line);
    if (event instanceof RunEvent.Uploading upload && upload.sent() < upload.total()) {
      redraw(RunEventText.uploading(upload));
    }
  }

  @Override
  public void output(String line) {
    // It is in the log.
  }

  private void line(String text) {
    if (!paused) {
      erase();
      shell.note(text);
    }
  }

  private void redraw(String text) {
    if (shell.terminal() && !paused) {
      shell.err().print(ERASE_LINE + text);
      shell.err().flush();
      drawn = true;
    }
  }

  private void advanced(ProgressEvent.Advanced now) {
    if (paused) {
      return;
    }
    if (shell.terminal()) {
      redraw(ProgressLine.withBar(now, since));
      return;
    }
    Instant time = shell.clock().instant();
    boolean end = now.written() + now.rejected() >= now.images();
    if (end || Duration.between(shown, time).compareTo(PLAIN_INTERVAL) >= 0) {
      shown = time;
      shell.note(ProgressLine.withPercent(now, since));
    }
  }

  /** Leaves a clean line for whatever is printed next. */
  void erase() {
    if (drawn) {
      shell.err().print(ERASE_LINE);
      shell.err().flush();
      drawn = false;
    }
  }
}
