package com.example.tone;

import dev.tarsier.job.recipe.OperationProvider;
import dev.tarsier.job.recipe.OperationType;
import java.util.List;

/** Lists the operations of this jar. The tool runs this too, where there is no OpenCV. */
public final class GammaOperations implements OperationProvider {
  @Override
  public List<OperationType> operationTypes() {
    return List.of(
        new OperationType("gamma", new Gamma(0.8), "brightens or darkens shadows by a power"));
  }
}
