package dev.tarsier.job.bench;

import dev.tarsier.job.image.ImageProcessor;
import dev.tarsier.job.model.ModelCheck;
import dev.tarsier.job.model.ModelForm;
import dev.tarsier.job.model.OnnxModel;
import dev.tarsier.job.model.TensorBatch;
import dev.tarsier.job.recipe.Extent;
import dev.tarsier.job.recipe.ModelEnding;
import dev.tarsier.job.recipe.ModelInput;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import java.nio.file.Files;
import java.nio.file.Path;

/** The model of a recipe as the bare loop runs it: one session, a batch for each thread. */
record LoopModel(Recipe recipe, OnnxModel model, ModelForm form) {
  /** Opens the model from this machine's disk; throws InputProblem when it is not there. */
  static LoopModel of(Recipe recipe) {
    ModelInput input = ((ModelEnding) recipe.ending()).input();
    Location location = new Location(input.model());
    Path file = Path.of(location.path());
    if (!location.scheme().equals("file") || !Files.isRegularFile(file)) {
      throw new InputProblem(
          "Missing model: " + location + " (the bench takes a file of this machine)",
          "recipe.model");
    }
    OnnxModel model = OnnxModel.open(file, input.model(), input.device());
    Extent extent = recipe.extent().orElse(new Extent(0, 0));
    return new LoopModel(
        recipe, model, ModelCheck.form(model, input, extent.width(), extent.height()));
  }

  ImageProcessor processor() {
    return ImageProcessor.ofTensors(recipe, form.image(), ((ModelEnding) recipe.ending()).input());
  }

  TensorBatch batch() {
    return new TensorBatch(model, form);
  }
}
