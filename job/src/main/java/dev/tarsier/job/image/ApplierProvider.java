package dev.tarsier.job.image;

import dev.tarsier.job.recipe.Operation;
import java.util.Optional;

/**
 * Appliers for operations from a jar on the class path; found through {@link
 * java.util.ServiceLoader}.
 */
public interface ApplierProvider {
  /** Empty for an operation of somebody else's. */
  Optional<Applier> applier(Operation operation);
}
