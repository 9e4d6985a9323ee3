package dev.tarsier.job.pipeline;

import dev.tarsier.job.recipe.InvalidRecipeException;
import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.recipe.RecipeParser;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.storage.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;

/**
 * The recipe of a request in its one canonical form, JSON with every parameter written out, whether
 * it came as a name, as JSON, or as the URI of JSON. Run id, run folder and manifest are then the
 * same whichever it was.
 */
public final class RequestedRecipe {
  private static final String SPEC_PATH = "recipe";
  private static final Pattern URI = Pattern.compile("[a-z][a-z0-9+.-]+:/.*");

  /** Far more than any recipe; a URI that names an image by mistake is not read whole. */
  private static final int LARGEST_BYTES = 1 << 20;

  private RequestedRecipe() {}

  /** Throws InputProblem, naming {@code recipe}, when it is missing or not a recipe. */
  public static JobRequest resolve(JobRequest request, Configuration configuration)
      throws IOException {
    String given = request.recipe().strip();
    boolean elsewhere = URI.matcher(given).matches();
    String text = elsewhere ? read(given, configuration) : given;
    Operations operations = Operations.load();
    try {
      Recipe recipe = RecipeParser.parse(text, operations);
      checkFormat(recipe, request);
      return request.withRecipe(RecipeParser.format(recipe, operations));
    } catch (InvalidRecipeException e) {
      String message = elsewhere ? "Invalid recipe " + given + ": " + e.getMessage() : "";
      throw new InputProblem(message.isEmpty() ? e.getMessage() : message, SPEC_PATH, e);
    }
  }

  private static void checkFormat(Recipe recipe, JobRequest request) {
    try {
      recipe.checkFormat(request.output().format());
    } catch (IllegalArgumentException e) {
      throw new InputProblem(e.getMessage(), "output.format", e);
    }
  }

  private static String read(String uri, Configuration configuration) throws IOException {
    Location location = location(uri);
    try (FSDataInputStream in =
        Storage.of(location, configuration, SPEC_PATH).open(Storage.path(location))) {
      byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
      if (bytes.length > LARGEST_BYTES) {
        throw new InputProblem(
            "Invalid recipe: " + uri + " is larger than 1 MiB (name the JSON of a recipe)",
            SPEC_PATH);
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (FileNotFoundException e) {
      throw new InputProblem(
          Storage.absence(e, "Missing recipe: " + uri + " does not exist"), SPEC_PATH, e);
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
