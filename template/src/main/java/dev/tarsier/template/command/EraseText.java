package dev.tarsier.template.command;

import dev.tarsier.job.report.EraseReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was taken out, for people. */
final class EraseText {
  private static final int ALIKE_TOLD = 5;

  private EraseText() {}

  /** Ends with a line feed; {@code copies}: what is kept of what went, a sentence each. */
  static String of(EraseReport report, List<String> copies) {
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("Output", report.output());
    for (EraseReport.Run run : report.runs()) {
      rows.put("Run " + run.runId(), run(run, report.dryRun()));
    }
    if (report.runs().isEmpty()) {
      rows.put("Runs", "none of these images is in them");
    }
    EraseReport.Sources sources = report.sources();
    rows.put(
        "Sources",
        sources.asked()
            ? images(sources.erased()) + (report.dryRun() ? " would go" : " deleted")
            : "not touched (--sources deletes them)");
    if (report.resumed()) {
      rows.put("Resumed", "an earlier command that was cut off has been finished");
    }
    if (report.dryRun()) {
      rows.put("Done", "nothing yet (--dry-run)");
    }
    for (int i = 0; i < copies.size(); i++) {
      rows.put(i == 0 ? "Copies" : "Copies " + (i + 1), copies.get(i));
    }
    return Summary.table(rows);
  }

  private static String run(EraseReport.Run run, boolean dryRun) {
    String shards = run.shards() == 1 ? "1 shard" : run.shards() + " shards";
    List<String> parts = new ArrayList<>();
    parts.add(images(run.images()) + (dryRun ? " would go" : " taken out"));
    parts.add(
        shards
            + (dryRun ? " to write again (" : " written again (")
            + Amounts.bytes(run.bytes())
            + ")");
    if (run.emptied() > 0) {
      parts.add(run.emptied() + " emptied and removed");
    }
    return String.join(", ", parts);
  }

  private static String images(long count) {
    return count == 1 ? "1 image" : count + " images";
  }

  /** What this command does not reach, a sentence each. */
  static List<String> left(EraseReport report) {
    List<String> left = new ArrayList<>();
    if (!report.alike().isEmpty()) {
      int told = Math.min(ALIKE_TOLD, report.alike().size());
      left.add(
          "Left out of the data set as like an image that is gone, and perhaps of the same person: "
              + String.join(", ", report.alike().subList(0, told))
              + (told < report.alike().size()
                  ? " and " + (report.alike().size() - told) + " more"
                  : "")
              + " (name them too, to erase their rows and sources)");
    }
    if (!report.sources().asked()) {
      left.add(
          "The images are still at "
              + report.sources().root()
              + ": a new run, or the next one of a data set that grows, takes them again");
    }
    for (String list : report.sources().lists()) {
      left.add("Not touched, and may name these images: " + list);
    }
    return left;
  }
}
