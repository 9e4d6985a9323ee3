package dev.tarsier.template.command;

import dev.tarsier.job.report.SourceProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a look at a source found, for people. */
final class ProfileText {
  private static final int BAR_WIDTH = 30;
  private static final long KIBIBYTE = 1024;

  private ProfileText() {}

  /** Ends with a line feed. */
  static String of(SourceProfile profile) {
    SourceProfile.Sample sample = profile.sample();
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("Source", profile.uri());
    rows.put("Images", images(profile.found()));
    rows.put("Other files", others(profile.found()));
    rows.put("Opened", Amounts.images(sample.images()) + ": " + counts(sample.formats()));
    rows.put("Damaged", damaged(sample));
    rows.put("Megapixels", megapixels(sample.megapixels()));
    rows.put("Labels", labels(profile.labels()));
    return Summary.table(rows) + sizes(profile.sizes()) + largest(profile.labels());
  }

  private static String images(SourceProfile.Found found) {
    String about = found.bytesEstimated() ? "about " : "";
    String more = found.listedWhole() ? "" : " (and more: listing stopped there)";
    return found.images() + ", " + about + Amounts.bytes(found.bytes()) + more;
  }

  private static String others(SourceProfile.Found found) {
    return found.otherFiles() == 0
        ? "none"
        : found.otherFiles() + " (" + counts(found.otherExtensions()) + ")";
  }

  private static String counts(Map<?, Long> counts) {
    return counts.isEmpty()
        ? "none whole"
        : counts.entrySet().stream()
            .map(entry -> entry.getValue() + " " + named(entry.getKey().toString()))
            .collect(Collectors.joining(", "));
  }

  private static String named(String key) {
    return key.isEmpty() ? "without extension" : key;
  }

  private static String damaged(SourceProfile.Sample sample) {
    return sample.damaged() == 0
        ? "none"
        : String.format(
            Locale.ROOT,
            "%d, %.1f %% (%s)",
            sample.damaged(),
            sample.damagedShare() * 100,
            counts(sample.reasons()));
  }

  private static String megapixels(SourceProfile.Megapixels megapixels) {
    return megapixels.max() == 0
        ? "unknown"
        : Amounts.number(megapixels.mean(), 2)
            + " on average, "
            + Amounts.number(megapixels.max(), 2)
            + " at most";
  }

  private static String labels(SourceProfile.LabelFolders labels) {
    String without = labels.unlabelled() == 0 ? "" : ", " + labels.unlabelled() + " images without";
    return labels.count() == 0 ? "none" : labels.count() + without;
  }

  private static String sizes(SourceProfile.Sizes sizes) {
    List<List<String>> rows = new ArrayList<>();
    long most = sizes.histogram().stream().mapToLong(SourceProfile.Bin::images).max().orElse(0);
    for (SourceProfile.Bin bin : sizes.histogram()) {
      rows.add(row("below " + size(bin.below()), bin.images(), most));
    }
    return "\nSizes (half of the images have less than "
        + size(sizes.p50())
        + ", the largest "
        + size(sizes.max())
        + ")\n"
        + Columns.of(rows);
  }

  private static String largest(SourceProfile.LabelFolders labels) {
    if (labels.largest().isEmpty()) {
      return "";
    }
    long most = labels.largest().get(0).images();
    List<List<String>> rows =
        labels.largest().stream().map(label -> row(label.label(), label.images(), most)).toList();
    String title = labels.count() > rows.size() ? "Largest labels" : "Labels";
    return "\n" + title + "\n" + Columns.of(rows);
  }

  private static List<String> row(String name, long images, long most) {
    int width = most == 0 ? 0 : (int) Math.ceil((double) images * BAR_WIDTH / most);
    return List.of("  " + name, Long.toString(images), "#".repeat(width));
  }

  /** In whole binary units, as sizes of files go. */
  private static String size(long bytes) {
    String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
    int unit = 0;
    double value = bytes;
    while (value >= KIBIBYTE && unit < units.length - 1) {
      value /= KIBIBYTE;
      unit++;
    }
    boolean whole = value == Math.rint(value);
    return String.format(Locale.ROOT, whole ? "%.0f%s" : "%.1f%s", value, units[unit]);
  }
}
