package dev.tarsier.template.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.recipe.RecipeParser;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.problem.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestOperationJars {
  private static final String SERVICES = "META-INF/services/dev.tarsier.job.";

  @TempDir private Path folder;

  private SpecDocument parse(String jars, String recipe) throws ProblemsFound {
    String text =
        """
        dataset: eyepacs
        source: {uri: images}
        output: {uri: out}
        jars: %s
        recipe: %s
        """
            .formatted(jars, recipe);
    return new SpecParser(Operations.load(), Map.of())
        .parse(new SourceText("mine.yaml", text), folder);
  }

  @Test
  void theRecipeNamesWhatIsInThem() throws Exception {
    OwnJar.write(folder.resolve("own.jar"), "Good");

    SpecDocument document = parse("[own.jar]", "{operations: [{twirl: {turns: 3}}]}");

    OperationJar jar = document.spec().jars().get(0);
    assertThat(jar.location().uri()).isEqualTo("file:" + folder + "/own.jar");
    assertThat(jar.name()).isEqualTo("own");
    assertThat(jar.seen()).isTrue();
    // The digits are those of the jar, and the job finds the same.
    assertThat(RecipeParser.format(document.spec().recipe(), document.operations()))
        .startsWith("{\"name\":\"custom\",\"operations\":[{\"twirl\":{\"turns\":3}},")
        .endsWith("\"jars\":[\"sha256:" + jar.sha256().substring(0, 16) + "\"]}");
  }

  @Test
  void aRecipeOfAnotherJarIsRefused() throws Exception {
    OwnJar.write(folder.resolve("own.jar"), "Good");
    OperationJars jars = new OperationJars(folder, Operations.load());
    jars.add("own.jar");
    String digits = jars.jars().get(0).sha256().substring(0, 16);
    String recipe = "{\"operations\":[\"twirl\"],\"jars\":[\"sha256:%s\"]}";

    assertThat(RecipeParser.parse(recipe.formatted(digits), jars.operations()).operations())
        .hasSize(2);
    assertThatThrownBy(() -> RecipeParser.parse(recipe.formatted("abc"), jars.operations()))
        .hasMessage(
            "Invalid jars: [\"sha256:abc\"] (the operations of this recipe come from sha256:"
                + digits
                + " here; bring the jars that it was made with, or leave the entry out)");
  }

  @Test
  void oneThatIsElsewhereIsTrusted() throws Exception {
    SpecDocument document =
        parse("[gs://bucket/jars/own.jar]", "{operations: [clahe, {swirl: {by: 3}}, tilt]}");

    assertThat(document.spec().jars())
        .allSatisfy(jar -> assertThat(jar.seen()).isFalse())
        .hasSize(1);
    assertThat(RecipeParser.format(document.spec().recipe(), document.operations()))
        .contains("{\"swirl\":{\"by\":3}},{\"tilt\":{}},")
        .doesNotContain("jars");
  }

  @Test
  void eachFaultHasOneMessage() throws IOException {
    OwnJar.write(folder.resolve("good.jar"), "Good");
    OwnJar.write(folder.resolve("thief.jar"), "Thief");
    OwnJar.write(folder.resolve("throwing.jar"), "Throwing");
    OwnJar.write(folder.resolve("empty.jar"), "Empty");
    OwnJar.write(folder.resolve("unwritable.jar"), "Unwritable");
    OwnJar.write(folder.resolve("absent.jar"), "Absent");
    OwnJar.write(folder.resolve("library.jar"), "", "com.example.Appliers");
    OwnJar.write(folder.resolve("half.jar"), "Good", "");
    Files.writeString(folder.resolve("text.jar"), "no jar at all");

    refused("gone.jar", "Missing jar: %s does not exist (build it, or mend the path)");
    refused("text.jar", "Invalid jar: %s is none (zip END header not found)");
    refused(
        "library.jar",
        "Invalid jar: %s adds no operations (it lacks " + SERVICES + "recipe.OperationProvider)");
    refused(
        "half.jar",
        "Invalid jar: %s does not say what carries its operations out (it lacks "
            + SERVICES
            + "image.ApplierProvider)");
    refused("empty.jar", "Invalid jar: the providers of %s list nothing");
    refused(
        "throwing.jar",
        "Cannot load the operations of %s: java.lang.IllegalStateException: Cannot list: no disk");
    refused(
        "absent.jar",
        "Cannot load the operations of %s: java.util.ServiceConfigurationError:"
            + " dev.tarsier.job.recipe.OperationProvider: Provider"
            + " dev.tarsier.template.spec.OwnOperation$Absent not found");
    refused("thief.jar", "Invalid operation: clahe (provided twice; rename one)");
    refused("notes.txt", "Unsupported jar: notes.txt (a file, or gs://bucket/operations.jar)");
    refused(
        "https://host/own.jar",
        "Unsupported jar: https://host/own.jar (a file, or gs://bucket/operations.jar)");
    assertThatThrownBy(() -> parse("[unwritable.jar]", "retina"))
        .hasMessageStartingWith("Cannot load the operations of")
        .hasMessageContaining("Unsupported parameter type: ");
  }

  /** With its place, and without a word about the operation that is not known then. */
  private void refused(String jar, String message) {
    assertThatThrownBy(() -> parse("[good.jar, \"" + jar + "\"]", "{operations: [twirl, other]}"))
        .isInstanceOfSatisfying(
            ProblemsFound.class,
            found ->
                assertThat(found.problems())
                    .singleElement()
                    .satisfies(
                        problem -> {
                          assertThat(problem.message())
                              .isEqualTo(message.formatted(folder.resolve(jar)));
                          assertThat(problem.line()).isEqualTo(4);
                          assertThat(problem.column()).isEqualTo(18);
                          assertThat(problem.path()).isEqualTo("jars");
                        }));
  }

  @Test
  void theSameJarTwice() throws IOException {
    OwnJar.write(folder.resolve("good.jar"), "Good");

    refused("good.jar", "Invalid operation: twirl (provided twice; rename one)");
  }
}
