package dev.tarsier.job.recipe;

import java.util.List;

/** Adds operations from a jar on the class path; found through {@link java.util.ServiceLoader}. */
public interface OperationProvider {
  List<OperationType> operationTypes();
}
