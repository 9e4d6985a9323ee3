package dev.tarsier.job.chart;

import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.report.Requests;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.Usage;
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
            + folded("Memory and requests", usage(report))
            + folded("Source and request", identity(manifest)));
  }

  private static Map<String, String> usage(RunReport report) {
    Map<String, String> values = new LinkedHashMap<>();
    Usage usage = report.usage();
    if (usage.processes() > 0) {
      values.put("processes", Numbers.count(usage.processes()));
    }
    if (usage.peakResidentBytes() > 0) {
      values.put("most memory of one", Numbers.bytes(usage.peakResidentBytes()));
    }
    if (usage.cpuSeconds() > 0) {
      values.put("processor time of all", Numbers.seconds(usage.cpuSeconds()));
    }
    Requests requests = usage.requests();
    if (requests.all() > 0) {
      values.put("requests to Cloud Storage", Numbers.count(requests.all()));
      values.put("of them for content", Numbers.count(requests.content()));
      values.put("for metadata", Numbers.count(requests.metadata()));
      values.put("for listings", Numbers.count(requests.listings()));
      values.put("files begun to be written", Numbers.count(requests.uploads()));
      values.put("answered with 4xx", Numbers.count(requests.clientErrors()));
      values.put("answered with 5xx", Numbers.count(requests.serverErrors()));
      values.put("waits before a repetition", Numbers.count(requests.backoffs()));
    }
    return values;
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
