package dev.tarsier.job.report;

import java.util.List;
import java.util.Map;

/**
 * What a recipe made of a few images.
 *
 * @param page path of the HTML page with the pictures, on the machine that ran it
 */
public record PreviewResult(String page, List<Image> images) {
  public PreviewResult {
    images = List.copyOf(images);
  }

  /**
   * One image.
   *
   * @param path relative to the source, or a whole URI
   * @param bytes of the file
   * @param format by content, as in {@code jpeg}; empty when it is none that is read
   * @param width as stored, in pixels; 0 when refused
   * @param height as stored, in pixels; 0 when refused
   * @param orientation of EXIF, 1 to 8
   * @param reason why a run would reject it, as {@link RejectReason} has it; empty when it would
   *     not
   * @param detail of the reason
   * @param failedStep keyword of the step that failed; empty when none did
   * @param steps decode first, then as far as it came
   */
  public record Image(
      String path,
      long bytes,
      String format,
      int width,
      int height,
      int orientation,
      String reason,
      String detail,
      String failedStep,
      List<Step> steps) {
    public Image {
      steps = List.copyOf(steps);
    }

    /** Whether it is the recipe that fails, not the file. */
    public boolean failed() {
      return !failedStep.isEmpty();
    }

    /** Whether the file cannot be worked with. */
    public boolean refused() {
      return !reason.isEmpty() && failedStep.isEmpty();
    }

    /** Of all steps together. */
    public double milliseconds() {
      return steps.stream().mapToDouble(Step::milliseconds).sum();
    }
  }

  /**
   * What one step took and gave.
   *
   * @param step keyword of the operation, or {@code decode}
   * @param parameters as they are written in a recipe, in the order of the operation
   * @param width of the image after it, in pixels
   * @param height of the image after it, in pixels
   * @param mean of all channels, 0 to 255
   * @param upperShare of an image with two values the share of the upper one, 0 to 1; else -1
   * @param encodedBytes of the written image; 0 for every other step
   */
  public record Step(
      String step,
      Map<String, String> parameters,
      double milliseconds,
      int width,
      int height,
      int channels,
      double mean,
      double upperShare,
      long encodedBytes) {}
}
