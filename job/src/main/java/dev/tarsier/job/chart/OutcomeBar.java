package dev.tarsier.job.chart;

import dev.tarsier.job.report.Counts;

/** One bar: which share of the images was written, rejected, skipped. */
final class OutcomeBar {
  private OutcomeBar() {}

  /** Empty without images: there is no share to draw. */
  static String svg(Counts images) {
    if (images.read() == 0) {
      return "";
    }
    double written = share(images.written(), images);
    double rejected = share(images.rejected(), images);
    return """
        <svg class="outcome" width="100%%" height="10" role="img" \
        aria-labelledby="outcome-title outcome-desc">
        <title id="outcome-title">Images by outcome</title>
        <desc id="outcome-desc">%s written, %s rejected, %s skipped</desc>
        %s%s%s</svg>
        """
        .formatted(
            Numbers.share(images.written(), images.read()),
            Numbers.share(images.rejected(), images.read()),
            Numbers.share(images.skipped(), images.read()),
            Bars.rect("written", 0, written),
            Bars.rect("rejected", written, rejected),
            Bars.rect("skipped", written + rejected, share(images.skipped(), images)));
  }

  private static double share(long part, Counts images) {
    return (double) part / images.read();
  }
}
