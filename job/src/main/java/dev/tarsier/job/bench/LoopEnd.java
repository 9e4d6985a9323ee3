package dev.tarsier.job.bench;

import dev.tarsier.job.image.ImageProcessor;
import dev.tarsier.job.image.Processed;
import dev.tarsier.job.model.TensorBatch;
import dev.tarsier.job.recipe.ModelEnding;
import dev.tarsier.job.recipe.Recipe;
import java.util.function.Supplier;

/** What a thread of the bare loop does with an image, to its end; the result is dropped. */
interface LoopEnd extends AutoCloseable {
  /** Encodes images, or runs the recipe's model over batches of them: one for each thread. */
  static Supplier<LoopEnd> of(Recipe recipe) {
    if (recipe.ending() instanceof ModelEnding) {
      LoopModel model = LoopModel.of(recipe);
      return () -> new Batches(model.processor(), model.batch());
    }
    return () -> new Images(new ImageProcessor(recipe));
  }

  ImageProcessor processor();

  /** Takes what the processor gave; true when it was an image. */
  boolean take(Processed processed);

  /** Ends what still waits. */
  void finish();

  @Override
  void close();

  /** Encoded is the end. */
  record Images(ImageProcessor processor) implements LoopEnd {
    @Override
    public boolean take(Processed processed) {
      return processed instanceof Processed.Encoded;
    }

    @Override
    public void finish() {
      // Nothing waits.
    }

    @Override
    public void close() {
      processor.close();
    }
  }

  /** A model is run over each full batch. */
  record Batches(ImageProcessor processor, TensorBatch batch) implements LoopEnd {
    @Override
    public boolean take(Processed processed) {
      if (!(processed instanceof Processed.Tensor tensor)) {
        return false;
      }
      batch.add(tensor.values());
      if (batch.isFull()) {
        batch.run();
      }
      return true;
    }

    @Override
    public void finish() {
      if (!batch.isEmpty()) {
        batch.run();
      }
    }

    @Override
    public void close() {
      processor.close();
    }
  }
}
