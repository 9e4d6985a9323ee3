package dev.tarsier.template.spec;

/**
 * GPUs of a worker.
 *
 * @param type such as {@code nvidia-tesla-t4}; empty for none
 * @param count on each worker
 * @param driver URI of the script that installs the driver on a node; empty for Google's own
 */
public record Accelerator(String type, int count, String driver) {
  public static final Accelerator NONE = new Accelerator("", 0, "");

  public boolean isPresent() {
    return count > 0;
  }
}
