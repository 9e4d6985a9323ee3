package dev.tarsier.template.onboard;

import dev.tarsier.job.report.SourceProfile;
import dev.tarsier.job.request.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a look at a source says of the spec's {@code limits}. */
final class LimitChoice {
  /** The larger ones of a million images are not among two hundred. */
  private static final int HEAD_ROOM = 2;

  private static final long STEP_MEGAPIXELS = 10;
  private static final long LEAST_MEGAPIXELS = 20;

  /** OpenCV refuses more than 2^30 pixels. */
  private static final long MOST_MEGAPIXELS = 1073;

  private static final double PERCENT = 100;

  private final SourceProfile profile;

  LimitChoice(SourceProfile profile) {
    this.profile = profile;
  }

  List<SpecEntry> entries() {
    List<SpecEntry> entries = new ArrayList<>();
    entries.add(rejected());
    entries.add(pixels());
    return entries;
  }

  private SpecEntry rejected() {
    SourceProfile.Sample sample = profile.sample();
    long normal = Math.round(Limits.DEFAULT.rejectedShare() * PERCENT);
    long wanted = Math.min(100, (long) Math.ceil(sample.damagedShare() * PERCENT * HEAD_ROOM) + 1);
    String seen =
        sample.damaged() == 0
            ? "None of the opened images is damaged; the usual limit stays."
            : String.format(
                Locale.ROOT,
                "%d of %d opened images are damaged (%s): twice that and a point more, at least"
                    + " %d%%.",
                sample.damaged(),
                sample.images(),
                reasons(sample),
                normal);
    long percent = sample.damaged() == 0 ? normal : Math.max(normal, wanted);
    return new SpecEntry("limits.rejected", percent + "%", seen);
  }

  private static String reasons(SourceProfile.Sample sample) {
    return sample.reasons().entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  private SpecEntry pixels() {
    long megapixels = megapixels();
    double largest = profile.sample().megapixels().max();
    return new SpecEntry(
        "limits.pixels",
        megapixels + "MP",
        largest == 0
            ? "No image could be opened; the usual limit stays."
            : String.format(
                Locale.ROOT,
                "The largest opened image has %.1f megapixels: twice that, rounded up, at least %d."
                    + " Memory follows this limit.",
                largest,
                LEAST_MEGAPIXELS));
  }

  private long megapixels() {
    double largest = profile.sample().megapixels().max();
    if (largest == 0) {
      return Limits.DEFAULT.pixels() / 1_000_000;
    }
    long doubled = (long) Math.ceil(largest * HEAD_ROOM / STEP_MEGAPIXELS) * STEP_MEGAPIXELS;
    return Math.min(MOST_MEGAPIXELS, Math.max(LEAST_MEGAPIXELS, doubled));
  }
}
