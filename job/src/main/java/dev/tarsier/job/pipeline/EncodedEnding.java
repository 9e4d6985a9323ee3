package dev.tarsier.job.pipeline;

import dev.tarsier.job.image.ImageProcessor;
import dev.tarsier.job.recipe.Encode;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.sink.Sample;
import dev.tarsier.job.sink.SampleSink;
import java.io.IOException;

/**
 * Images again.
 *
 * @param recipeJson the recipe with every parameter written out
 */
record EncodedEnding(JobRequest request, Recipe recipe, String recipeJson) implements RunEnding {
  private static final long serialVersionUID = 1;

  @Override
  public ImageProcessor processor() {
    return new ImageProcessor(recipe);
  }

  @Override
  public Finisher finisher(TaskOutput output) throws IOException {
    SampleSink<Sample> sink =
        ImageSinks.open(request, output.fileSystem(), output.attempt(), output.partition());
    SampleAssembler assembler =
        new SampleAssembler(((Encode) recipe.ending()).extension(), recipeJson);
    return new EncodedFinisher(assembler, sink, output.tally());
  }
}
