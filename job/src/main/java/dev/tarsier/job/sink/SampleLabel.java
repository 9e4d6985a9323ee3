package dev.tarsier.job.sink;

/**
 * The label of a sample.
 *
 * @param text empty without a label
 * @param number class number; negative without a label
 */
public record SampleLabel(String text, int number) {
  public static final SampleLabel NONE = new SampleLabel("", -1);

  public boolean isPresent() {
    return number >= 0;
  }
}
