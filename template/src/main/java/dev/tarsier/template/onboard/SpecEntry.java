package dev.tarsier.template.onboard;

/**
 * One entry of a spec that is being written.
 *
 * @param path such as {@code limits.pixels}
 * @param value as YAML
 * @param reason why it is what it is; empty when it was asked for
 */
record SpecEntry(String path, String value, String reason) {
  /** An entry that was asked for. */
  static SpecEntry given(String path, String value) {
    return new SpecEntry(path, value, "");
  }
}
