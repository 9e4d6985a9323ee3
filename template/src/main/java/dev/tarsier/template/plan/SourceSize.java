package dev.tarsier.template.plan;

/** How much there is to read. */
public sealed interface SourceSize {
  /** Not looked at: elsewhere, or a list of URIs. */
  record Unknown() implements SourceSize {}

  /**
   * What a walk over the source has found, or what the spec says of it.
   *
   * @param megapixels of an image on average; 0 is not known, a walk does not open files
   */
  record Measured(long files, long bytes, double megapixels) implements SourceSize {
    public Measured(long files, long bytes) {
      this(files, bytes, 0);
    }
  }

  /** This size with what the spec's {@code source.measured} adds; a walk counts more. */
  default SourceSize or(dev.tarsier.template.spec.Measured spec) {
    if (this instanceof SourceSize.Measured walk) {
      return new SourceSize.Measured(walk.files(), walk.bytes(), spec.megapixels());
    }
    boolean known = spec.images() > 0 && spec.bytes().bytes() > 0;
    return known
        ? new SourceSize.Measured(spec.images(), spec.bytes().bytes(), spec.megapixels())
        : this;
  }
}
