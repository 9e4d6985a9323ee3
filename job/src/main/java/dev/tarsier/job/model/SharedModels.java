package dev.tarsier.job.model;

import dev.tarsier.job.recipe.ModelInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Models of this process, each loaded once however many tasks use it, and kept: a process serves
 * one run. The file is fetched to this machine's disk and goes when the model is loaded, so that no
 * heap ever holds it.
 */
public final class SharedModels {
  private static final Map<Key, OnnxModel> LOADED = new HashMap<>();

  private SharedModels() {}

  private record Key(ModelFile file, ModelInput.Device device) {}

  /** Gets the file of a model. */
  public interface Fetch {
    /** A file on this machine, the caller's to delete, with the content that was asked for. */
    Path fetch() throws IOException;
  }

  /** Waits while another task loads it. */
  public static synchronized OnnxModel get(ModelFile file, ModelInput.Device device, Fetch fetch)
      throws IOException {
    Key key = new Key(file, device);
    OnnxModel model = LOADED.get(key);
    if (model == null) {
      Path local = fetch.fetch();
      try {
        model = OnnxModel.open(local, file.uri(), device);
      } finally {
        Files.deleteIfExists(local);
      }
      LOADED.put(key, model);
    }
    return model;
  }
}
