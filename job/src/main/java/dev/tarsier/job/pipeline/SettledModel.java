package dev.tarsier.job.pipeline;

import dev.tarsier.job.model.ModelFile;
import dev.tarsier.job.model.ModelForm;
import dev.tarsier.job.model.OnnxModel;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A run's model: found, opened, tried.
 *
 * @param device what it runs on, in words
 * @param classes name of each output; empty where outputs are no classes
 */
record SettledModel(ModelFile file, ModelForm form, String device, List<String> classes)
    implements Serializable {
  SettledModel {
    classes = List.copyOf(classes);
  }

  /** For the report, beside the versions of other things. */
  Map<String, String> described() {
    Map<String, String> described = new TreeMap<>();
    described.put("onnxruntime", OnnxModel.runtimeVersion());
    described.put("model", file.uri() + ", SHA-256 " + file.sha256());
    described.put("device", device);
    described.put("batch", form.batch() + (form.fixedBatch() ? ", which the model fixes" : ""));
    return described;
  }
}
