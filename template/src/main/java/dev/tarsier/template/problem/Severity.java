package dev.tarsier.template.problem;

import java.util.Locale;

/** How much a problem weighs. */
public enum Severity {
  /** Nothing is run before this is mended. */
  ERROR,
  /** Allowed, and probably not meant. */
  WARNING;

  /** The word printed, such as {@code error}. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }
}
