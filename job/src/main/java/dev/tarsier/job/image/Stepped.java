package dev.tarsier.job.image;

import java.util.List;

/**
 * One image after every step of a recipe, as far as it came.
 *
 * @param steps the decoded image, then one for each operation, the encoded result last
 * @param failure empty when all went well; else why the step after the last of {@code steps} failed
 */
public record Stepped(List<Step> steps, String failure) {
  public Stepped {
    steps = List.copyOf(steps);
  }

  /**
   * The image after a step.
   *
   * @param nanos that the step took
   * @param encodedBytes of the result; 0 for every other step
   */
  public record Step(PixelFacts facts, Picture picture, long nanos, int encodedBytes) {}
}
