package dev.tarsier.template.plan;

/** How much there is to read. */
public sealed interface SourceSize {
  /** Not looked at: elsewhere, or a list of URIs. */
  record Unknown() implements SourceSize {}

  /** What a walk over the source has found. */
  record Measured(long files, long bytes) implements SourceSize {}
}
