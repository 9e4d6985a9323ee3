package dev.tarsier.job.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.storage.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;

/** The names of a classifier's outputs, in their order. */
final class ClassNames {
  private static final String SPEC_PATH = "recipe.labels";
  private static final int LARGEST_BYTES = 16 << 20;

  private ClassNames() {}

  /**
   * From a text file with one name a line, or a JSON list; numbers from 0 where there is none.
   * Throws InputProblem when there are not as many as outputs.
   */
  static List<String> read(String uri, int outputs, Configuration configuration)
      throws IOException {
    if (uri.isEmpty()) {
      return IntStream.range(0, outputs).mapToObj(Integer::toString).toList();
    }
    List<String> names = names(uri, text(uri, configuration));
    if (names.size() != outputs) {
      throw new InputProblem(
          "Invalid labels: "
              + uri
              + " has "
              + names.size()
              + " names, the model has "
              + outputs
              + " outputs (name each output, one a line, in the model's order)",
          SPEC_PATH);
    }
    return names;
  }

  private static String text(String uri, Configuration configuration) throws IOException {
    Location location = new Location(uri);
    try (FSDataInputStream in =
        Storage.of(location, configuration, SPEC_PATH).open(Storage.path(location))) {
      byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
      if (bytes.length > LARGEST_BYTES) {
        throw new InputProblem(
            "Invalid labels: " + uri + " is larger than 16 MiB (write one name a line)", SPEC_PATH);
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (FileNotFoundException e) {
      throw new InputProblem(
          Storage.absence(e, "Missing labels: " + uri + " does not exist"), SPEC_PATH, e);
    }
  }

  private static List<String> names(String uri, String text) {
    if (!text.stripLeading().startsWith("[")) {
      return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
    try {
      return Arrays.asList(new ObjectMapper().readValue(text, String[].class));
    } catch (JsonProcessingException e) {
      throw new InputProblem(
          "Invalid labels: " + uri + " is no JSON list of names (" + e.getOriginalMessage() + ")",
          SPEC_PATH,
          e);
    }
  }
}
