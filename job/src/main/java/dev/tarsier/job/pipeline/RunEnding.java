package dev.tarsier.job.pipeline;

import dev.tarsier.job.image.ImageProcessor;
import java.io.IOException;
import java.io.Serializable;

/** How the images of a run end: as images again, or as what a model makes of them. */
interface RunEnding extends Serializable {
  /** For one task; the task closes it. */
  ImageProcessor processor();

  /** For one task; the task closes it. */
  Finisher finisher(TaskOutput output) throws IOException;
}
