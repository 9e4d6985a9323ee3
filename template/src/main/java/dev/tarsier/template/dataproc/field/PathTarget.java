package dev.tarsier.template.dataproc.field;

/** Where a field path leads in one message. */
public sealed interface PathTarget {
  /**
   * One value.
   *
   * @param place as {@link Findings} name it, jobs by their index
   * @param value as text
   */
  record Value(String place, String value) implements PathTarget {}

  /** A group, a list or a map, which no parameter can replace; {@code message} says so. */
  record Whole(String message) implements PathTarget {}

  /**
   * Nothing.
   *
   * @param place of what was looked for, as far as it can be named
   */
  record Nothing(String place, String message) implements PathTarget {}
}
