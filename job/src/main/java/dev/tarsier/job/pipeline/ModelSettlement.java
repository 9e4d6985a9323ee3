package dev.tarsier.job.pipeline;

import dev.tarsier.job.model.ModelCheck;
import dev.tarsier.job.model.ModelFile;
import dev.tarsier.job.model.ModelForm;
import dev.tarsier.job.model.OnnxModel;
import dev.tarsier.job.model.SharedModels;
import dev.tarsier.job.recipe.Classify;
import dev.tarsier.job.recipe.Extent;
import dev.tarsier.job.recipe.ModelEnding;
import dev.tarsier.job.recipe.ModelInput;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.request.InputProblem;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Finds, opens and tries a run's model before anything else is done: on an executor, because that
 * is where it will run, with the memory and the device that are there.
 */
final class ModelSettlement {
  /** The operations leave the size to the image. */
  private static final Extent OPEN = new Extent(0, 0);

  private final JavaSparkContext spark;
  private final Recipe recipe;

  ModelSettlement(JavaSparkContext spark, Recipe recipe) {
    this.spark = spark;
    this.recipe = recipe;
  }

  /** What came of it. */
  private sealed interface Answer extends Serializable {
    record Opened(ModelFile file, ModelForm form, String device) implements Answer {}

    record Refused(String problem, String specPath) implements Answer {}
  }

  /** Throws InputProblem when the model does not fit the recipe, or the device is not there. */
  SettledModel settle() throws IOException {
    ModelInput input = ((ModelEnding) recipe.ending()).input();
    Extent extent = recipe.extent().orElse(OPEN);
    int width = extent.width();
    int height = extent.height();
    Broadcast<SerializableConfiguration> hadoop =
        spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
    try {
      Answer answer =
          spark
              .parallelize(List.of(input), 1)
              .map(given -> ask(given, width, height, hadoop.value().value()))
              .first();
      if (answer instanceof Answer.Refused refused) {
        throw new InputProblem(refused.problem(), refused.specPath());
      }
      Answer.Opened opened = (Answer.Opened) answer;
      return new SettledModel(
          opened.file(), opened.form(), opened.device(), classes(opened.form()));
    } finally {
      hadoop.destroy();
    }
  }

  /** A problem is an answer: thrown, Spark would ask three times more. */
  private static Answer ask(ModelInput input, int width, int height, Configuration configuration)
      throws IOException {
    try {
      ModelDownload.Fetched fetched = ModelDownload.fetch(input.model(), configuration);
      try {
        OnnxModel model = SharedModels.get(fetched.file(), input.device(), () -> fetched.local());
        ModelForm form = ModelCheck.form(model, input, width, height);
        return new Answer.Opened(fetched.file(), form, model.device());
      } finally {
        Files.deleteIfExists(fetched.local());
      }
    } catch (InputProblem e) {
      return new Answer.Refused(e.getMessage(), e.specPath());
    }
  }

  private List<String> classes(ModelForm form) throws IOException {
    return recipe.ending() instanceof Classify classify
        ? ClassNames.read(classify.labels(), form.outputs(), spark.hadoopConfiguration())
        : List.of();
  }
}
