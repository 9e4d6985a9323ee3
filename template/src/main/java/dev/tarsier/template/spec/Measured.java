package dev.tarsier.template.spec;

import dev.tarsier.job.request.ByteSize;

/**
 * What somebody has counted of a source, so that a plan need not look again; 0 is not known.
 *
 * @param images how many there are
 * @param bytes of all of them
 * @param megapixels of an image on average; a megapixel is a million pixels
 */
public record Measured(long images, ByteSize bytes, double megapixels) {
  public static final Measured NONE = new Measured(0, new ByteSize(0), 0);
}
