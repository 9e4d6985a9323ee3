package dev.tarsier.job.pipeline;

import dev.tarsier.job.image.Cascades;
import dev.tarsier.job.recipe.DetectFaces;
import dev.tarsier.job.recipe.Operation;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.storage.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;

/**
 * The cascades that a recipe names by URI: read once, on the driver, so that every task has the
 * same.
 */
final class CascadeFiles implements Serializable {
  private static final long serialVersionUID = 1;
  private static final String SPEC_PATH = "recipe.detect-faces.cascade";

  /** The largest of OpenCV's own has 2.6 MiB. */
  private static final int LARGEST_BYTES = 16 << 20;

  private final TreeMap<String, byte[]> contents;

  private CascadeFiles(Map<String, byte[]> contents) {
    this.contents = new TreeMap<>(contents);
  }

  /** Throws InputProblem when one of them is missing or OpenCV does not load it. */
  static CascadeFiles read(Recipe recipe, Configuration configuration) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    for (Operation operation : recipe.operations()) {
      if (operation instanceof DetectFaces detect && detect.builtInFile().isEmpty()) {
        contents.put(detect.cascade(), read(detect.cascade(), configuration));
      }
    }
    for (Map.Entry<String, byte[]> cascade : contents.entrySet()) {
      check(cascade.getKey(), cascade.getValue());
    }
    return new CascadeFiles(contents);
  }

  /** In every process that has tasks. */
  void provide() {
    contents.forEach(Cascades::provide);
  }

  private static void check(String uri, byte[] content) {
    try {
      Cascades.check(content);
    } catch (IllegalArgumentException e) {
      throw new InputProblem(
          "Invalid cascade: "
              + uri
              + " ("
              + e.getMessage()
              + "; name one of OpenCV's XML files, or a built-in one: tarsier recipes"
              + " detect-faces)",
          SPEC_PATH,
          e);
    }
  }

  private static byte[] read(String uri, Configuration configuration) throws IOException {
    Location location = location(uri);
    try (FSDataInputStream in =
        Storage.of(location, configuration, SPEC_PATH).open(Storage.path(location))) {
      byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
      if (bytes.length > LARGEST_BYTES) {
        throw new InputProblem(
            "Invalid cascade: " + uri + " is larger than 16 MiB (name an XML file of OpenCV)",
            SPEC_PATH);
      }
      return bytes;
    } catch (FileNotFoundException e) {
      throw new InputProblem(
          Storage.absence(e, "Missing cascade: " + uri + " does not exist"), SPEC_PATH, e);
    }
  }

  private static Location location(String uri) {
    try {
      return new Location(uri);
    } catch (IllegalArgumentException e) {
      throw new InputProblem(e.getMessage(), SPEC_PATH, e);
    }
  }
}
