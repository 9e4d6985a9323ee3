package dev.tarsier.workflows;

/**
 * What a deployment did.
 *
 * @param name {@code projects/P/locations/R/workflows/W}
 * @param revision such as {@code 000002-a4d}
 */
public record Deployed(String name, String revision, Change change) {
  /** Whether anything had to be done. */
  public enum Change {
    CREATED,
    UPDATED,
    UNCHANGED
  }
}
