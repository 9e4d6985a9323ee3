package dev.tarsier.template.dataproc.rule;

import static dev.tarsier.template.dataproc.field.Findings.shown;

import dev.tarsier.template.dataproc.field.Findings;
import java.util.Map;
import java.util.regex.Pattern;

/** Labels: the grammar of clusters and jobs, and the narrower one of templates and policies. */
final class LabelRules {
  /** ManagedCluster.labels and OrderedJob.labels in the protos (4.85.0). */
  private static final Pattern KEY =
      Pattern.compile("[\\p{Ll}\\p{Lo}][\\p{Ll}\\p{Lo}\\p{N}_-]{0,62}");

  private static final Pattern VALUE = Pattern.compile("[\\p{Ll}\\p{Lo}\\p{N}_-]{0,63}");

  /**
   * WorkflowTemplate.labels and AutoscalingPolicy.labels: "must conform to RFC 1035". A value may
   * begin with a digit, as RFC 1123, section 2.1, has allowed since.
   */
  private static final Pattern RFC_1035 = Pattern.compile("[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

  private static final Pattern RFC_1123 = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

  private static final int MOST = 32;

  private final Findings findings;

  LabelRules(Findings findings) {
    this.findings = findings;
  }

  /** Labels of a cluster or a job. */
  void check(String path, Map<String, String> labels) {
    if (labels.size() > MOST) {
      String text = "Invalid labels: " + labels.size() + " of them (at most " + MOST + ")";
      findings.reportKey(NameRule.LABEL_COUNT, path, text);
    }
    labels.forEach((key, value) -> label(path + "['" + key + "']", key, value));
  }

  private void label(String at, String key, String value) {
    if (!KEY.matcher(key).matches()) {
      findings.reportKey(
          NameRule.LABEL_KEY,
          at,
          "Invalid label: "
              + shown(key)
              + " (must be 1 to 63 small letters, digits, - and _, the first a letter)");
    } else if (key.startsWith("goog-")) {
      String text = "Unsupported label: " + key + " (names that begin with goog- are Google's own)";
      findings.reportKey(NameRule.LABEL_RESERVED, at, text);
    }
    if (!VALUE.matcher(value).matches()) {
      findings.report(
          NameRule.LABEL_VALUE,
          at,
          "Invalid value of label "
              + shown(key)
              + ": "
              + shown(value)
              + " (must be at most 63 small letters, digits, - and _)");
    }
  }

  /** Labels of a template or a policy. */
  void checkNarrow(String path, Map<String, String> labels) {
    check(path, labels);
    labels.forEach(
        (key, value) -> {
          boolean wide = KEY.matcher(key).matches() && VALUE.matcher(value).matches();
          boolean narrow =
              RFC_1035.matcher(key).matches()
                  && (value.isEmpty() || RFC_1123.matcher(value).matches());
          if (wide && !narrow) {
            findings.reportKey(
                NameRule.LABEL_RFC_1035,
                path + "['" + key + "']",
                "Invalid label: "
                    + key
                    + ": "
                    + shown(value)
                    + " (documented as RFC 1035: small letters, digits and -; whether"
                    + " more is refused is not documented)");
          }
        });
  }
}
