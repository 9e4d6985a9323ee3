package dev.tarsier.job.recipe;

/** An ending that runs a model over the images. */
public sealed interface ModelEnding extends Ending permits Features, Classify {
  /** How the model is fed. */
  ModelInput input();
}
