package dev.tarsier.job.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.recipe.BuiltInRecipes;
import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.recipe.RecipeParser;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.RequestArguments;
import dev.tarsier.job.storage.BucketFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestRequestedRecipe {
  private static final String RETINA =
      RecipeParser.format(BuiltInRecipes.byName().get("retina"), Operations.load());

  @TempDir private Path folder;

  private static JobRequest request(String recipe, String... more) {
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of(
                "--dataset",
                "eyes",
                "--input",
                "gs://in/a",
                "--output",
                "gs://out",
                "--recipe",
                recipe));
    arguments.addAll(List.of(more));
    return RequestArguments.parse(arguments);
  }

  private JobRequest resolved(JobRequest request) throws IOException {
    Configuration configuration = new Configuration();
    configuration.set("fs.gs.impl", BucketFolders.class.getName());
    configuration.set("fs.gs.impl.disable.cache", "true");
    configuration.set(BucketFolders.FOLDER, folder.toString());
    return RequestedRecipe.resolve(request, configuration);
  }

  private String file(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve("staging"));
    Files.writeString(folder.resolve("staging").resolve(name), text);
    return "gs://staging/" + name;
  }

  @Test
  void everyFormIsTheSameRequest() throws IOException {
    JobRequest canonical = request(RETINA);

    assertThat(resolved(request("retina"))).isEqualTo(canonical);
    assertThat(resolved(request(" {\"name\" : \"retina\"} "))).isEqualTo(canonical);
    assertThat(resolved(request(RETINA))).isEqualTo(canonical);
    assertThat(resolved(request(file("r.json", RETINA)))).isEqualTo(canonical);
    assertThat(resolved(request(file("r2.json", "{\n  \"name\": \"retina\"\n}\n"))))
        .isEqualTo(canonical);
    assertThat(resolved(request("file:" + folder.resolve("staging/r.json")))).isEqualTo(canonical);
  }

  @Test
  void aGivenRunIdStays() throws IOException {
    JobRequest given = request("retina", "--run-id", "mine");

    assertThat(resolved(given).runId()).isEqualTo("mine");
    assertThat(resolved(given).hash()).isEqualTo(request(RETINA).hash());
    assertThat(resolved(request("retina")).runId()).isEqualTo(request(RETINA).runId());
  }

  private void assertRefused(String recipe, String message) {
    assertThatThrownBy(() -> resolved(request(recipe)))
        .isInstanceOfSatisfying(
            InputProblem.class, e -> assertThat(e.specPath()).isEqualTo("recipe"))
        .hasMessage(message);
  }

  @Test
  void missing() throws IOException {
    file("there.json", RETINA);

    assertRefused(
        "gs://staging/gone.json", "Missing recipe: gs://staging/gone.json does not exist");
    assertRefused(
        "gs://nowhere/gone.json",
        "Cannot find bucket: nowhere (make the folder "
            + folder.resolve("nowhere")
            + ", or pass --buckets with the folder that has it)");
    assertRefused("retinna", "Unsupported recipe: retinna (did you mean retina?)");
    assertRefused("gs:///a", "Missing bucket in location: gs:///a");
  }

  @Test
  void invalid() throws IOException {
    String uri = file("bad.json", "{\"name\":\"retina\",\"clahe\":{\"clip-limit\":-1}}");
    String large = file("large.json", " ".repeat((1 << 20) + 1));

    assertRefused(
        uri,
        "Invalid recipe " + uri + ": Invalid clip-limit: -1.0 (must be above 0 and at most 1000)");
    assertRefused(
        large, "Invalid recipe: " + large + " is larger than 1 MiB (name the JSON of a recipe)");
  }
}
