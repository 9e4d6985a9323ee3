package dev.tarsier.template.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tarsier.job.recipe.BuiltInRecipes;
import dev.tarsier.job.recipe.Encode;
import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.request.RequestArguments;
import dev.tarsier.template.plan.Plan;
import dev.tarsier.template.problem.SourceText;
import dev.tarsier.template.run.Samples;
import dev.tarsier.template.spec.SpecDocument;
import dev.tarsier.template.spec.SpecParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestTexts {
  @Test
  void summaryIsAligned() {
    assertThat(Summary.of(Samples.report(0), "out/first"))
        .isEqualTo(
            """
            Run     eyepacs first
            Images  12 read, 9 written, 3 rejected (EMPTY 1, TRUNCATED 2)
            Data    14.2 MB in, 0.9 MB out
            Speed   4.8 images/s, 2.5 s
            Shards  3
            Report  out/first/report.html
            Folder  out/first
            """);
  }

  @Test
  void summarySaysWhatWasNotRedone() {
    assertThat(Summary.of(Samples.report(3), "out/first"))
        .contains("Resumed  3 of 14 partitions were finished before and not redone\n");
    assertThat(Summary.of(Samples.report(1), "out/first"))
        .contains("Resumed  1 of 14 partitions was finished before and not redone\n");
  }

  @Test
  void planShowsWhatTheJobIsTold() throws Exception {
    Plan plan = Samples.plan();

    assertThat(PlanText.of(plan))
        .startsWith(
            """
            Dataset     eyepacs
            Run         first
            Source      gs://bucket/images, size not known yet
            Recipe      retina
            Folder      gs://bucket/output/first
            Partitions  240 (counted for 30 cores, wherever it runs)
            Arguments of the job:
              --dataset eyepacs
              --run-id first
              --input gs://bucket/images
            """);
    JsonNode json = new ObjectMapper().readTree(PlanText.json(plan));
    assertThat(json.get("partitions").asInt()).isEqualTo(240);
    assertThat(json.get("arguments")).hasSize(RequestArguments.format(plan.request()).size());
  }

  @Test
  void benchIsATable() throws Exception {
    assertThat(
            BenchText.of(
                "{\"opencv\":{\"provider\":\"openpnp\",\"version\":\"4.9.0\",\"jpegSimd\":false},"
                    + "\"images\":100,\"megapixels\":400.0,"
                    + "\"stages\":{\"read\":1.0,\"decode\":8.0},"
                    + "\"bareLoop\":{\"imagesPerSecond\":10.0},"
                    + "\"job\":{\"imagesPerSecond\":9.7},\"ratioToBareLoop\":0.97}"))
        .isEqualTo(
            """
            OpenCV     4.9.0 (openpnp), JPEG without SIMD
            Images     100, 400.0 megapixels
              read        10.00 ms an image     2.50 ms a megapixel
              decode      80.00 ms an image    20.00 ms a megapixel
            Bare loop  10.00 images/s
            Job        9.70 images/s
            Ratio      0.970 of the bare loop
            """);
  }

  @Test
  void operationShowsDefaultsAndChoices() {
    RecipeText text = new RecipeText(Operations.load());

    assertThat(text.of(Operations.load().byKeyword().get("clahe")))
        .isEqualTo(
            """
            clahe: local contrast, one channel at a time, limited
              channel     green (one of blue, green, red): the one that is equalised and put back; of a grey image, its only one
              clip-limit  2.0 (above 0 and at most 1000): how far a histogram bin may rise above the mean, as OpenCV counts it
              tiles       8 (1 to 64): the image is split into tiles x tiles
            """);
    assertThat(text.catalog())
        .startsWith("Recipes:\n  classify    resize -> crop -> classify\n")
        .contains(
            "  retina      clahe -> grayscale -> adaptive-threshold",
            "\nOperations:\n",
            "  grayscale: ");
  }

  @Test
  void shownRecipeCanBePasted() throws Exception {
    RecipeText text = new RecipeText(Operations.load());
    for (Recipe recipe : BuiltInRecipes.byName().values()) {
      // A recipe with a model is whole only when its model is named.
      if (recipe.ending() instanceof Encode) {
        assertThat(parse(text.yaml(text.json(recipe))).spec().recipe()).isEqualTo(recipe);
      }
    }
  }

  @Test
  void demoSpecIsSoundAndForgivesThreeOfFour(@TempDir Path folder) throws Exception {
    Path file = DemoSpec.write(folder.resolve("demo"));
    SpecDocument document =
        new SpecParser(Operations.load(), Map.of())
            .parse(new SourceText("demo.yaml", Files.readString(file)), file.getParent());

    assertThat(file).isEqualTo(folder.resolve("demo/demo.yaml"));
    assertThat(document.spec().source().root().uri()).isEqualTo("file:" + folder + "/demo/images");
    assertThat(document.spec().output().root().uri()).isEqualTo("file:" + folder + "/demo/run");
    assertThat(document.spec().limits().images().rejectedShare()).isEqualTo(0.8);
  }

  private static SpecDocument parse(String recipe) {
    String text =
        "dataset: eyepacs\nsource: {uri: gs://bucket/in}\noutput: {uri: gs://bucket/out}\n"
            + recipe;
    try {
      return new SpecParser(Operations.load(), Map.of())
          .parse(new SourceText("mine.yaml", text), Path.of("/"));
    } catch (Exception e) {
      throw new AssertionError(text, e);
    }
  }
}
