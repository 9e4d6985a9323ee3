package dev.tarsier.tests.plugin;

import dev.tarsier.job.recipe.Operation;

/**
 * An operation of a user's jar that does not come back from images of one width.
 *
 * @param way crash or hang
 * @param width of the image that it does it on, in pixels
 * @param pauseMillis that every other image takes
 */
public record Misbehave(Way way, int width, int pauseMillis) implements Operation {
  /** How it fails. */
  public enum Way {
    CRASH,
    HANG
  }
}
