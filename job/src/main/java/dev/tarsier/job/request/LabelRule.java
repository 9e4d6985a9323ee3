package dev.tarsier.job.request;

import java.io.Serializable;

/** Where the label of an image comes from. */
public sealed interface LabelRule extends Serializable {
  /** Images carry no label. */
  record None() implements LabelRule {}

  /** The name of the folder that holds the image; an image at the source's root has no label. */
  record ParentDirectory() implements LabelRule {}

  /**
   * A CSV file with a header; {@code key} names the column with the image's path relative to the
   * source, its file name, or its file name without extension; {@code value} names the label's.
   */
  record Table(String csvUri, String key, String value) implements LabelRule {
    public Table {
      if (key.equals(value)) {
        throw new IllegalArgumentException(
            "Invalid label columns: " + key + " (key and value must differ)");
      }
    }
  }
}
