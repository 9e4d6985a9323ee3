package dev.tarsier.job.recipe;

import java.util.Optional;

/** An operation that may change the size of the image. */
interface Sized extends Operation {
  /** The size that it gives every image; empty where that depends on the image. */
  Optional<Extent> extent();
}
