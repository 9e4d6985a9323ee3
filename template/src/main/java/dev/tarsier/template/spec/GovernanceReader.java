package dev.tarsier.template.spec;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the {@code governance} section. */
final class GovernanceReader {
  /** Dataproc takes 32 labels; the generated ones need a few of them. */
  private static final int MAXIMUM_LABELS = 24;

  private GovernanceReader() {}

  static GovernanceSpec read(Section section) {
    GovernanceSpec governance =
        new GovernanceSpec(
            section.text("residency", CloudNames::residency, ""),
            section.text("kms-key", CloudNames::kmsKey, ""),
            labels(section));
    section.refuseUnknown();
    return governance;
  }

  private static Map<String, String> labels(Section section) {
    Section labels = section.section("labels");
    Map<String, String> values = new LinkedHashMap<>();
    for (String key : labels.keys()) {
      try {
        values.put(CloudNames.labelKey(key), labels.text(key, CloudNames::labelValue, ""));
      } catch (IllegalArgumentException e) {
        labels.error(key, SpecRule.VALUE, e.getMessage());
      }
    }
    if (values.size() > MAXIMUM_LABELS) {
      section.error(
          "labels",
          SpecRule.VALUE,
          "Invalid labels: " + values.size() + " of them (at most " + MAXIMUM_LABELS + ")");
    }
    return values;
  }
}
