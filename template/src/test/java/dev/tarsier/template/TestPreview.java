package dev.tarsier.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.PreviewResult;
import dev.tarsier.job.report.PreviewResultParser;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.ProgressEventParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the command line to the job's main and from its answer to the exit code. */
class TestPreview {
  @TempDir private Path folder;
  private ToolFixture tool;

  @BeforeEach
  void install() throws IOException {
    tool = new ToolFixture(folder);
    answer(image("left/a.jpg", "", ""));
  }

  @AfterEach
  void noStackTrace() {
    assertThat(tool.err() + tool.out()).doesNotContain("\tat ");
  }

  private static PreviewResult.Image image(String path, String reason, String failedStep) {
    PreviewResult.Step decode =
        new PreviewResult.Step("decode", Map.of(), 10, 40, 60, 3, 77, -1, 0);
    PreviewResult.Step encode =
        new PreviewResult.Step("encode", Map.of(), 2.25, 40, 60, 1, 127.5, 0.5, 4_200);
    return new PreviewResult.Image(
        path,
        1000,
        "jpeg",
        60,
        40,
        1,
        reason,
        reason.isEmpty() ? "" : "why not",
        failedStep,
        reason.isEmpty() ? List.of(decode, encode) : List.of(decode));
  }

  private String answer(PreviewResult.Image... images) throws IOException {
    String json =
        PreviewResultParser.format(new PreviewResult(folder + "/p/eyepacs.html", List.of(images)));
    tool.fake().everyStart(json);
    return json;
  }

  /** The value that follows a flag, of the job's first start. */
  private String told(String flag) throws IOException {
    List<String> arguments = tool.fake().arguments(1);
    return arguments.get(arguments.indexOf(flag) + 1);
  }

  @Test
  void aSpecAndWhatItsRecipeMakes() throws IOException {
    assertThat(tool.run("preview", "mine.yaml", "--image", "left/a.jpg")).isZero();

    assertThat(tool.out())
        .isEqualTo("left/a.jpg  60x40 jpeg  12.3 ms, 40x60, 4.2 kB\np/eyepacs.html\n");
    assertThat(tool.err()).isEmpty();
    assertThat(told("--input")).isEqualTo("file:" + folder + "/images");
    assertThat(told("--title")).isEqualTo("eyepacs");
    assertThat(told("--recipe")).startsWith("{\"name\":\"retina\",\"operations\":[{\"clahe\":");
    assertThat(told("--image")).isEqualTo("left/a.jpg");
    assertThat(told("--page"))
        .isEqualTo(tool.fake().installation().home() + "/previews/eyepacs.html");
    assertThat(told("--watch")).isEqualTo("false");
  }

  @Test
  void forMachines() throws IOException {
    String json = answer(image("a.jpg", "", ""), image("b.jpg", "OPERATION_FAILED", "clahe"));

    assertThat(tool.run("preview", "mine.yaml", "--json")).isEqualTo(1);

    assertThat(tool.out()).isEqualTo(json + "\n");
  }

  @Test
  void aFileHereIsThatFile() throws IOException {
    tool.run("preview", "mine.yaml", "--image", "images/a.jpg");

    assertThat(told("--image")).isEqualTo("file:" + folder + "/images/a.jpg");
  }

  @Test
  void aRecipeInAFileOfItsOwn() throws IOException {
    Files.writeString(folder.resolve("soft.yaml"), "operations: [grayscale, {clahe: {tiles: 4}}]");

    assertThat(tool.run("preview", "soft.yaml", "--image", "images/a.jpg")).isZero();

    assertThat(told("--title")).isEqualTo("soft");
    assertThat(told("--input")).isEqualTo("file:" + folder);
    assertThat(told("--source-formats")).isEqualTo("jpeg,png,webp,tiff,bmp");
    assertThat(told("--recipe")).contains("grayscale", "\"tiles\":4");
  }

  @Test
  void aRecipeByItsNameAlone() throws IOException {
    assertThat(tool.run("preview", "--recipe", "retina", "--image", "images/a.jpg", "-o", "r.html"))
        .isZero();

    assertThat(told("--title")).isEqualTo("retina");
    assertThat(told("--page")).isEqualTo(folder + "/r.html");
  }

  @Test
  void anotherRecipeOnTheSpecsSource() throws IOException {
    tool.run("preview", "mine.yaml", "--recipe", "{\"operations\":[\"grayscale\"]}");

    assertThat(told("--recipe")).contains("grayscale").doesNotContain("clahe");
    assertThat(told("--sample")).isEqualTo("3");
  }

  @Test
  void theConnectorOnlyForTheRealCloudStorage() throws IOException {
    tool.run("preview", "mine.yaml", "--image", "gs://b/a.jpg");
    tool.run("preview", "mine.yaml", "--image", "gs://b/a.jpg", "--buckets", "buckets");

    assertThat(tool.fake().arguments(1)).anyMatch(argument -> argument.contains("connectors"));
    assertThat(tool.fake().arguments(2)).noneMatch(argument -> argument.contains("connectors"));
    assertThat(tool.fake().arguments(2)).contains(folder + "/buckets");
  }

  @Test
  void aRecipeThatFailsNamesTheStep() throws IOException {
    answer(image("b.jpg", "OPERATION_FAILED", "clahe"), image("c.jpg", "TRUNCATED", ""));

    assertThat(tool.run("preview", "mine.yaml")).isEqualTo(1);

    assertThat(tool.out())
        .isEqualTo(
            """
            b.jpg  60x40 jpeg  fails at clahe
            c.jpg  rejected    TRUNCATED, why not
            p/eyepacs.html
            """);
    assertThat(tool.err()).isEqualTo("error: Cannot take b.jpg past step 1, clahe: why not\n");
  }

  @Test
  void anImageThatARunWouldRejectIsNoProblemOfTheRecipe() throws IOException {
    answer(image("c.jpg", "TRUNCATED", ""));

    assertThat(tool.run("preview", "mine.yaml")).isZero();
  }

  @Test
  void whatTheJobRefuses() throws IOException {
    tool.fake()
        .everyStart(
            ProgressEventParser.format(new ProgressEvent.Refused("", "Missing image: x")),
            "exit 1");

    assertThat(tool.run("preview", "mine.yaml", "--image", "x")).isEqualTo(1);

    assertThat(tool.err()).isEqualTo("error: Missing image: x\n");
  }

  @Test
  void aJobThatDies() throws IOException {
    tool.fake().everyStart("exit 134");

    assertThat(tool.run("preview", "mine.yaml")).isEqualTo(3);

    assertThat(tool.err())
        .startsWith("error: Cannot make the preview: the job ended with exit code 134\n  log: ");
  }

  @Test
  void problemsOfTheFileComeWithTheirPlace() throws IOException {
    Files.writeString(folder.resolve("bad.yaml"), "operations: [clahee]");

    assertThat(tool.run("preview", "bad.yaml", "--image", "x.jpg")).isEqualTo(1);

    assertThat(tool.err())
        .startsWith(
            "bad.yaml:1:14: error: Unsupported operation: clahee (did you mean clahe?)"
                + " [TARS-R001]");
  }

  @Test
  void badUsage() {
    badUsage("Missing FILE (a dataset spec or a recipe; or name a recipe with --recipe)");
    badUsage(
        "Missing --image: a recipe alone has no source (as in --image photo.jpg)",
        "--recipe",
        "retina");
    badUsage(
        "Invalid --recipe: Unsupported recipe: retinal (did you mean retina?)",
        "--recipe",
        "retinal");
    badUsage(
        "Missing FILE: --watch looks at a file (a dataset spec or a recipe)",
        "--watch",
        "--recipe",
        "retina");
    badUsage(
        "Invalid options: --watch has no one result (leave --json or --watch out)",
        "mine.yaml",
        "--watch",
        "--json");
  }

  private void badUsage(String message, String... more) {
    String[] args = new String[more.length + 1];
    args[0] = "preview";
    System.arraycopy(more, 0, args, 1, more.length);
    assertThat(tool.run(args)).isEqualTo(2);
    assertThat(tool.err()).contains("error: " + message + "\nTry: tarsier preview --help\n");
  }
}
