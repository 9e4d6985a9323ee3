package dev.tarsier.template.command;

import dev.tarsier.job.report.ProgressEvent;
import java.util.Locale;

/** The state of a run as one line of text. */
final class ProgressLine {
  private static final int BAR_WIDTH = 24;

  /** What came before is not part of the rate: partitions that an earlier start has finished. */
  static final ProgressEvent.Advanced FROM_NOTHING = new ProgressEvent.Advanced(0, 0, 0, 0, 0);

  private ProgressLine() {}

  /** {@code [======> ] 50% 6 of 12 images 3.2/s 1 rejected}. */
  static String withBar(ProgressEvent.Advanced now, ProgressEvent.Advanced since) {
    double share = share(now);
    int filled = (int) Math.round(share * BAR_WIDTH);
    String head = filled > 0 && filled < BAR_WIDTH ? ">" : "";
    String bar = "=".repeat(filled - head.length()) + head + " ".repeat(BAR_WIDTH - filled);
    return String.format(Locale.ROOT, "[%s] %3d%%  %s", bar, percent(share), plain(now, since));
  }

  /** The same without the bar. */
  static String withPercent(ProgressEvent.Advanced now, ProgressEvent.Advanced since) {
    return String.format(Locale.ROOT, "%3d%%  %s", percent(share(now)), plain(now, since));
  }

  private static String plain(ProgressEvent.Advanced now, ProgressEvent.Advanced since) {
    long done = now.written() + now.rejected();
    long newlyDone = done - since.written() - since.rejected();
    double seconds = now.seconds() - since.seconds();
    String rate = seconds > 0 ? String.format(Locale.ROOT, "  %.1f/s", newlyDone / seconds) : "";
    String rejected = now.rejected() > 0 ? "  " + now.rejected() + " rejected" : "";
    return done + " of " + now.images() + " images" + rate + rejected;
  }

  /** Never 100 before the end, however close. */
  private static int percent(double share) {
    return (int) Math.floor(share * 100);
  }

  private static double share(ProgressEvent.Advanced now) {
    double done = now.written() + now.rejected();
    return now.images() == 0 ? 1 : Math.min(1, done / now.images());
  }
}
