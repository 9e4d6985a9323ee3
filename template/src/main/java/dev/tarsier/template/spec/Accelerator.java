package dev.tarsier.template.spec;

/**
 * GPUs of a worker.
 *
 * @param type such as {@code nvidia-tesla-t4}; empty for none
 * @param count on each worker
 */
public record Accelerator(String type, int count) {
  public static final Accelerator NONE = new Accelerator("", 0);

  public boolean isPresent() {
    return count > 0;
  }
}
