package dev.tarsier.workflows;

/**
 * Where workflows live and who answers for them.
 *
 * @param endpoint one server for both APIs, without credentials, such as the emulator; empty for
 *     Google's own
 */
public record WorkflowPlace(String project, String region, String endpoint) {
  /** {@code projects/P/locations/R}. */
  public String parent() {
    return "projects/" + project + "/locations/" + region;
  }

  public String workflow(String id) {
    return parent() + "/workflows/" + id;
  }
}
