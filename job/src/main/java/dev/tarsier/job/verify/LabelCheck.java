package dev.tarsier.job.verify;

import java.util.List;
import java.util.Optional;

/**
 * Holds what samples say of their class to the manifest.
 *
 * @param vocabulary class number to label; numbers that no image has hold an empty text
 */
record LabelCheck(List<String> vocabulary) {
  /** What is wrong with a label, if anything is. */
  Optional<String> fault(StoredSample.Label label) {
    if (label.number() < 0) {
      return label.text().isEmpty()
          ? Optional.empty()
          : Optional.of("it has the label " + label.text() + " and no class");
    }
    String named = label.number() < vocabulary.size() ? vocabulary.get(label.number()) : "";
    if (named.isEmpty()) {
      return Optional.of(
          "it has the class " + label.number() + ", which the manifest does not name");
    }
    return label.text().isEmpty() || label.text().equals(named)
        ? Optional.empty()
        : Optional.of(
            "it has the class "
                + label.number()
                + " and the label "
                + label.text()
                + ", the manifest calls that class "
                + named);
  }
}
