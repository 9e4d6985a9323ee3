package dev.tarsier.job.pipeline;

import dev.tarsier.job.image.ImageProcessor;
import dev.tarsier.job.model.OnnxModel;
import dev.tarsier.job.model.SharedModels;
import dev.tarsier.job.model.TensorBatch;
import dev.tarsier.job.recipe.Classify;
import dev.tarsier.job.recipe.Features;
import dev.tarsier.job.recipe.ModelEnding;
import dev.tarsier.job.recipe.ModelInput;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.LabelRule;
import dev.tarsier.job.sink.ClassRow;
import dev.tarsier.job.sink.FeatureRow;
import dev.tarsier.job.sink.LabelledSink;
import dev.tarsier.job.sink.ParquetSink;
import dev.tarsier.job.sink.SampleSink;
import java.io.IOException;

/**
 * What a model makes of the images.
 *
 * @param model as it was found when the run was started
 */
record VectorEnding(JobRequest request, Recipe recipe, SettledModel model) implements RunEnding {
  private static final long serialVersionUID = 1;

  @Override
  public ImageProcessor processor() {
    return ImageProcessor.ofTensors(recipe, model.form().image(), input());
  }

  @Override
  public Finisher finisher(TaskOutput output) throws IOException {
    OnnxModel loaded =
        SharedModels.get(
            model.file(),
            input().device(),
            () -> ModelDownload.same(model.file(), output.configuration()));
    ModelRuns runs =
        new ModelRuns(
            new TensorBatch(loaded, model.form()),
            output.journal(),
            output.watch(),
            output.tally());
    if (recipe.ending() instanceof Classify classify) {
      ClassRows rows = new ClassRows(classify, model.classes());
      return new VectorFinisher<>(runs, rows, classes(output), output.tally());
    }
    return new VectorFinisher<>(runs, new FeatureRows(), features(output), output.tally());
  }

  private ParquetSink<ClassRow> classes(TaskOutput output) {
    return ParquetSink.ofClasses(
        output.fileSystem(),
        output.attempt(),
        output.partition(),
        request.output().shardSize().bytes(),
        output.configuration());
  }

  /** The vectors are partitioned by label where they are what the run is for. */
  private SampleSink<FeatureRow> features(TaskOutput output) {
    boolean labelled = !(request.source().label() instanceof LabelRule.None);
    long shardBytes = request.output().shardSize().bytes();
    if (labelled && !((Features) recipe.ending()).hasPca()) {
      return new LabelledSink(
          output.fileSystem(),
          output.attempt(),
          output.partition(),
          shardBytes,
          output.configuration());
    }
    return ParquetSink.ofFeatures(
        output.fileSystem(),
        output.attempt(),
        output.partition(),
        shardBytes,
        output.configuration());
  }

  private ModelInput input() {
    return ((ModelEnding) recipe.ending()).input();
  }
}
