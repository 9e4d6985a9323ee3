package dev.tarsier.template.onboard;

import dev.tarsier.job.report.SourceProfile;
import dev.tarsier.job.request.ByteSize;
import dev.tarsier.job.request.ImageFormat;
import dev.tarsier.job.request.SourceRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a look at a source says of the spec's {@code source}. */
final class SourceChoice {
  /** Fewer images a folder on average are dates or patients, not classes. */
  private static final long IMAGES_PER_LABEL = 5;

  private static final long MOST_LABELS = 1000;

  /** Of the images, those outside of every folder may be this part. */
  private static final double UNLABELLED_SHARE = 0.01;

  private final OnboardRequest request;
  private final SourceProfile profile;

  SourceChoice(OnboardRequest request, SourceProfile profile) {
    this.request = request;
    this.profile = profile;
  }

  List<SpecEntry> entries() {
    List<SpecEntry> entries = new ArrayList<>();
    entries.add(formats());
    entries.add(
        request.has(Entry.LABEL)
            ? SpecEntry.given(Entry.LABEL.specPath(), SpecWriter.value(request.get(Entry.LABEL)))
            : label());
    entries.add(measured());
    return entries;
  }

  private SpecEntry formats() {
    Set<ImageFormat> allowed = new TreeSet<>(SourceRequest.DEFAULT_FORMATS);
    profile.sample().formats().keySet().forEach(format -> allowed.add(ImageFormat.parse(format)));
    String seen =
        profile.sample().formats().entrySet().stream()
            .sorted(Comparator.comparing(entry -> -entry.getValue()))
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    return new SpecEntry(
        "source.formats",
        allowed.stream().map(ImageFormat::keyword).collect(Collectors.joining(", ", "[", "]")),
        "Of "
            + profile.sample().images()
            + " opened images: "
            + (seen.isEmpty() ? "none whole" : seen)
            + ". The usual formats are let in anyway, others when they were seen.");
  }

  private SpecEntry label() {
    SourceProfile.LabelFolders labels = profile.labels();
    long labelled = profile.found().images() - labels.unlabelled();
    boolean some = labels.count() >= 2 && labels.count() <= MOST_LABELS;
    boolean full = labelled >= IMAGES_PER_LABEL * labels.count();
    boolean all = labels.unlabelled() <= profile.found().images() * UNLABELLED_SHARE;
    if (some && full && all) {
      return new SpecEntry(
          Entry.LABEL.specPath(),
          "parent-directory",
          labels.count() + " folders hold the images and look like classes: " + largest() + ".");
    }
    String why =
        labels.count() < 2
            ? "The images do not stand in two or more folders"
            : !all
                ? labels.unlabelled() + " images stand in no folder"
                : labels.count() + " folders hold " + labelled + " images: too many to be classes";
    return new SpecEntry(
        Entry.LABEL.specPath(), "none", why + "; parent-directory would take folders for labels.");
  }

  private String largest() {
    return profile.labels().largest().stream()
        .limit(3)
        .map(label -> label.label() + " (" + label.images() + ")")
        .collect(Collectors.joining(", "));
  }

  private SpecEntry measured() {
    SourceProfile.Found found = profile.found();
    double mean = profile.sample().megapixels().mean();
    // The spec takes no less than a thousandth, and images have pixels.
    BigDecimal megapixels =
        BigDecimal.valueOf(Math.max(mean, 0.001)).setScale(3, RoundingMode.HALF_UP);
    String size = mean > 0 ? ", megapixels: " + megapixels.toPlainString() : "";
    String more =
        found.listedWhole()
            ? "What was found; plan and generate go by it."
            : "What was found before listing stopped: there is more. Plan and generate go by it, so"
                + " correct it if you know better.";
    String about = found.bytesEstimated() ? " The bytes are reckoned from the opened images." : "";
    return new SpecEntry(
        "source.measured",
        "{images: " + found.images() + ", bytes: " + new ByteSize(found.bytes()) + size + "}",
        more + about);
  }
}
