package dev.tarsier.template.plan;

import dev.tarsier.job.recipe.Extent;
import dev.tarsier.job.recipe.ModelEnding;
import dev.tarsier.job.recipe.Recipe;

/**
 * What a model takes beside the images. Measured with MobileNetV2 at 224 x 224 on 2026-11-25: 9.6
 * MB more for every image of a batch, 16 times its tensor; the session of a file of 9 MB took 20.
 * The plan cannot see the file: one larger than about 200 MB needs a machine with memory to spare.
 */
final class ModelMemory {
  /** ONNX Runtime and the weights, once a process. */
  private static final int SESSION_MEBIBYTES = 512;

  /** Heap of a task: rows that wait for their label's file (LabelledSink), and a row group. */
  private static final int ROWS_MEBIBYTES = 96;

  /** Tensors of the layers that live together, over the input's; half again what was measured. */
  private static final int TENSORS = 24;

  /** What ImageNet's models take, for a recipe that leaves the size to the model. */
  private static final Extent USUAL = new Extent(224, 224);

  private static final double MEBIBYTE = 1 << 20;

  private ModelMemory() {}

  /** Native memory of a process. */
  static int processMebibytes(Recipe recipe) {
    return recipe.ending() instanceof ModelEnding ? SESSION_MEBIBYTES : 0;
  }

  /** Native memory of a task. */
  static double taskMebibytes(Recipe recipe) {
    if (!(recipe.ending() instanceof ModelEnding ending)) {
      return 0;
    }
    double tensor = recipe.extent().orElse(USUAL).pixels() * 3.0 * Float.BYTES;
    return ending.input().batch() * tensor * TENSORS / MEBIBYTE;
  }

  /** Heap of a task. */
  static int heapMebibytes(Recipe recipe) {
    return recipe.ending() instanceof ModelEnding ? ROWS_MEBIBYTES : 0;
  }
}
