package dev.tarsier.template.dataproc.rule;

import static dev.tarsier.template.dataproc.field.Findings.shown;

import dev.tarsier.template.dataproc.field.Findings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of Cloud KMS keys. */
final class KmsRules {
  private static final Pattern KEY =
      Pattern.compile("projects/[^/]+/locations/([^/]+)/keyRings/[^/]+/cryptoKeys/[^/]+");

  private KmsRules() {}

  /** Does nothing for an empty name: encryption is optional. */
  static void check(Findings findings, String path, String key, ClusterSite site) {
    Matcher matcher = KEY.matcher(key);
    if (key.isEmpty()) {
      return;
    }
    if (!matcher.matches()) {
      findings.report(
          NameRule.KMS_KEY,
          path,
          "Invalid KMS key: "
              + shown(key)
              + " (write projects/P/locations/L/keyRings/R/cryptoKeys/K)");
    } else if (!site.region().isEmpty() && !matcher.group(1).equals(site.region())) {
      findings.report(
          NameRule.KMS_LOCATION,
          path,
          "Invalid KMS key: it lies in "
              + matcher.group(1)
              + " and the cluster in "
              + site.region()
              + " (disks want a key of their own region; others are not documented)");
    }
  }
}
