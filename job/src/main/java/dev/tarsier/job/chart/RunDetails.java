package dev.tarsier.job.chart;

import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.report.RunReport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What the run was told and what it ran with, folded away until asked for. */
final class RunDetails {
  private RunDetails() {}

  static String html(RunReport report, Manifest manifest) {
    return Html.section(
        "details",
        "Configuration and versions",
        folded("Configuration", new TreeMap<>(report.configuration()))
            + folded("Versions", new TreeMap<>(report.versions()))
            + folded("Source and request", identity(manifest)));
  }

  private static Map<String, String> identity(Manifest manifest) {
    Map<String, String> identity = new LinkedHashMap<>();
    identity.put("files listed", Numbers.count(manifest.listing().files()));
    identity.put("bytes listed", Numbers.count(manifest.listing().bytes()));
    if (manifest.erased().images() > 0) {
      identity.put("images taken out since", Numbers.count(manifest.erased().images()));
    }
    identity.put("listing digest", manifest.listing().digest());
    identity.put("request hash", manifest.requestHash());
    identity.put("index files", Numbers.count(manifest.indexes().size()));
    return identity;
  }

  private static String folded(String title, Map<String, String> values) {
    StringBuilder rows = new StringBuilder();
    values.forEach((key, value) -> rows.append(row(key, value)));
    return """
        <details>
        <summary>%s</summary>
        %s</details>
        """
        .formatted(
            title, values.isEmpty() ? Html.paragraph("Nothing recorded.") : table(title, rows));
  }

  private static String table(String title, CharSequence rows) {
    return """
        <table class="pairs">
        <caption class="unseen">%s</caption>
        <thead class="unseen"><tr><th scope="col">Name</th><th scope="col">Value</th></tr></thead>
        <tbody>
        %s</tbody>
        </table>
        """
        .formatted(title, rows);
  }

  private static String row(String key, String value) {
    return "<tr><th scope=\"row\">%s</th><td>%s</td></tr>\n"
        .formatted(Html.text(key), Html.name(value));
  }
}
