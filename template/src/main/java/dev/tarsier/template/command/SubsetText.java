package dev.tarsier.template.command;

import dev.tarsier.job.report.SubsetReport;
import dev.tarsier.job.report.SubsetReport.State;
import dev.tarsier.job.report.SubsetReport.Subset;
import dev.tarsier.job.request.Percent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Subsets of a source, for people. */
final class SubsetText {
  private static final int LABELS_SHOWN = 20;

  /** Images; fewer too many are nobody's surprise. */
  private static final int NOTABLE = 10;

  private final SubsetReport report;

  private SubsetText(SubsetReport report) {
    this.report = report;
  }

  /** Ends with a line feed. */
  static String of(SubsetReport report) {
    SubsetText text = new SubsetText(report);
    return text.head() + "\n" + text.labels() + text.places();
  }

  /** A word about entries of the exclusion list that have excluded nothing. */
  static Optional<String> missed(SubsetReport report) {
    long entries = report.leftOut().entriesWithoutImage();
    List<String> examples = report.leftOut().examples();
    return examples.isEmpty()
        ? Optional.empty()
        : Optional.of(
            entries
                + (entries == 1 ? " entry" : " entries")
                + " of the exclusion list "
                + (entries == 1 ? "names" : "name")
                + " no image: "
                + String.join(", ", examples)
                + (entries > examples.size() ? ", …" : ""));
  }

  /** A word about a subset that is far more than its share, since every label keeps an image. */
  static Optional<String> inflated(SubsetReport report) {
    for (Subset subset : report.subsets()) {
      double share = report.source().images() * subset.percent() / 100;
      if (subset.images() > 2 * share && subset.images() - share >= NOTABLE) {
        return Optional.of(
            percent(subset)
                + " % is "
                + subset.images()
                + " images, not "
                + Math.round(share)
                + ": each of "
                + report.source().labels().size()
                + " labels keeps one at least (--label says what is a label)");
      }
    }
    return Optional.empty();
  }

  private String head() {
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("Source", report.uri());
    rows.put("Images", amount(report.source().images(), report.source().bytes()) + leftOut());
    rows.put("Seed", Long.toString(report.seed()));
    return Summary.table(rows);
  }

  private static String amount(long images, long bytes) {
    return images + (bytes < 0 ? "" : ", " + Amounts.bytes(bytes));
  }

  private String leftOut() {
    SubsetReport.LeftOut left = report.leftOut();
    return (left.excluded() == 0 ? "" : "; " + left.excluded() + " excluded")
        + (left.unlabelled() == 0 ? "" : "; " + left.unlabelled() + " not in the label table");
  }

  private String labels() {
    List<String> labels =
        report.source().labels().entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
    int shown = Math.min(LABELS_SHOWN, labels.size());
    List<List<String>> rows = new ArrayList<>();
    List<String> title = new ArrayList<>(List.of("LABEL"));
    report.subsets().forEach(subset -> title.add(percent(subset) + " %"));
    title.add("SOURCE");
    rows.add(title);
    for (String label : labels.subList(0, shown).stream().sorted().toList()) {
      rows.add(row(label.isEmpty() ? "(none)" : label, List.of(label)));
    }
    if (shown < labels.size()) {
      rows.add(row(labels.size() - shown + " more", labels.subList(shown, labels.size())));
    }
    rows.add(row("all", labels));
    return Columns.of(rows);
  }

  private List<String> row(String name, List<String> labels) {
    List<String> row = new ArrayList<>(List.of(name));
    report.subsets().forEach(subset -> row.add(sum(subset.labels(), labels)));
    row.add(sum(report.source().labels(), labels));
    return row;
  }

  private static String sum(Map<String, Long> images, List<String> labels) {
    return Long.toString(labels.stream().mapToLong(label -> images.getOrDefault(label, 0L)).sum());
  }

  /** Nothing for subsets that were only counted. */
  private String places() {
    if (report.subsets().stream().allMatch(subset -> subset.state() == State.PLANNED)) {
      return "";
    }
    List<List<String>> rows = new ArrayList<>();
    for (Subset subset : report.subsets()) {
      String state = subset.state().name().toLowerCase(Locale.ROOT);
      String copies = subset.copies().isEmpty() ? "" : subset.copies() + "/";
      rows.add(List.of(percent(subset) + " %", state, subset.list(), copies));
    }
    return "\n" + Columns.of(rows);
  }

  private static String percent(Subset subset) {
    return Percent.of(subset.percent()).toString();
  }
}
