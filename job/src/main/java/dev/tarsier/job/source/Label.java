package dev.tarsier.job.source;

import java.io.Serializable;

/**
 * The label of an image.
 *
 * @param text empty without a label
 * @param number class number; negative without a label
 */
public record Label(String text, int number) implements Serializable {
  /** The run has no labels, or this image stands outside every label folder. */
  public static final Label NONE = new Label("", -1);

  /** Labels come from a table and this image is not in it. */
  public static final Label MISSING = new Label("", -2);

  public boolean isPresent() {
    return number >= 0;
  }
}
