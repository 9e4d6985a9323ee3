package dev.tarsier.job.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.chart.ParsedPage;
import dev.tarsier.job.pipeline.TestImages;
import dev.tarsier.job.report.PreviewResult;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.RunFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestPreview {
  private static final String COLOUR_THRESHOLD = "{\"operations\":[\"adaptive-threshold\"]}";

  @TempDir private Path folder;

  private void put(String path, byte[] content) throws IOException {
    Path file = folder.resolve("bucket").resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private String local() {
    return "file:" + folder.resolve("bucket");
  }

  private Path page() {
    return folder.resolve("pages/eyes.html");
  }

  private PreviewResult preview(String input, String recipe, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("--input", input, "--recipe", recipe, "--page"));
    arguments.add(page().toString());
    arguments.addAll(List.of(more));
    return new Preview(PreviewRequest.parse(arguments)).run();
  }

  private static List<String> paths(PreviewResult result) {
    return result.images().stream().map(PreviewResult.Image::path).toList();
  }

  private void putFive() throws IOException {
    for (int i = 0; i < 5; i++) {
      put("left/" + i + ".png", TestImages.png(i, 60, 40));
    }
  }

  @Test
  void everyStepWithItsParameters() throws IOException {
    put("left/a.png", TestImages.png(1, 60, 40));

    PreviewResult result = preview(local(), "retina", "--image", "left/a.png");

    assertThat(result.page()).isEqualTo(page().toString());
    PreviewResult.Image image = result.images().get(0);
    assertThat(image.failed() || image.refused()).isFalse();
    assertThat(image.format()).isEqualTo("png");
    assertThat(image.steps().stream().map(PreviewResult.Step::step))
        .containsExactly(
            "decode",
            "clahe",
            "grayscale",
            "adaptive-threshold",
            "morphology",
            "morphology",
            "encode");
    assertThat(image.steps().get(1).parameters())
        .hasToString("{channel=green, clip-limit=2.0, tiles=8}");
    ParsedPage parsed = ParsedPage.of(Files.readString(page()));
    assertThat(parsed.texts("//ol[@class='chain']/li"))
        .containsExactly(
            "clahe", "grayscale", "adaptive-threshold", "morphology", "morphology", "encode");
    assertThat(parsed.texts("//figure//strong[1]")).contains("decode", "encode");
    assertThat(parsed.texts("//li[@id='i0s1']//dl/div"))
        .containsExactly("channel green", "clip-limit 2.0", "tiles 8");
    assertThat(parsed.text("//li[@id='i0s6']//p[@class='pixels']"))
        .startsWith("60 × 40, two values, ")
        .contains(image.steps().get(6).encodedBytes() + " B");
    assertThat(parsed.texts("//img/@src")).hasSize(7).allMatch(src -> src.startsWith("data:"));
  }

  @Test
  void nothingIsFetchedAndOneScriptRuns() throws IOException {
    putFive();

    preview(local(), "retina");

    assertThat(Files.readString(page()))
        .containsOnlyOnce("<script>")
        .contains("script-src '" + PreviewScript.HASH + "'")
        .doesNotContain("<link", "@import", "url(", "src=\"http", "href=\"http", "data-watched");
    preview(local(), "retina", "--watch", "true");
    assertThat(Files.readString(page())).contains("<body data-watched=\"true\">");
  }

  @Test
  void imagesAreNamedInManyWays() throws IOException {
    putFive();
    put("right/x.JPG", TestImages.jpeg(9, 50, 40));
    Path elsewhere = Files.write(folder.resolve("y.png"), TestImages.png(7, 10, 10));

    PreviewResult result =
        preview(
            local(),
            "retina",
            "--image",
            "right/x.JPG",
            "--image",
            "left/[0-2].png",
            "--image",
            "left/1.png",
            "--image",
            "file:" + elsewhere);

    assertThat(paths(result))
        .containsExactly(
            "right/x.JPG", "left/0.png", "left/1.png", "left/2.png", "file:" + elsewhere);
  }

  @Test
  void aSampleWhereNoneIsNamed() throws IOException {
    putFive();

    PreviewResult result = preview(local(), "retina", "--sample", "2", "--seed", "4");

    assertThat(result.images()).hasSize(2);
    assertThat(paths(preview(local(), "retina", "--sample", "2", "--seed", "4")))
        .isEqualTo(paths(result));
    assertThat(ParsedPage.of(Files.readString(page())).text("//header/p[@class='note']"))
        .startsWith("2 of 5 images, chosen with seed 4.");
  }

  @Test
  void bucketsAsFolders() throws IOException {
    putFive();

    PreviewResult result =
        preview(
            "gs://bucket/left",
            "retina",
            "--buckets",
            folder.toString(),
            "--image",
            "gs://bucket/left/3.png",
            "--image",
            "4.png");

    assertThat(paths(result)).containsExactly("gs://bucket/left/3.png", "4.png");
    assertThat(result.images()).allMatch(image -> image.steps().size() == 7);
  }

  @Test
  void whatARunWouldRejectIsSaid() throws IOException {
    put("cut.jpg", TestImages.truncatedJpeg());
    put("gone.jpg", new byte[0]);

    PreviewResult result = preview(local(), "retina");

    assertThat(result.images()).allMatch(PreviewResult.Image::refused);
    assertThat(result.images()).extracting(PreviewResult.Image::reason).contains("TRUNCATED");
    assertThat(ParsedPage.of(Files.readString(page())).texts("//p[@class='refusal']"))
        .contains("A run would reject it: EMPTY Missing image: the file holds no byte");
  }

  @Test
  void theStepThatFailsIsNamed() throws IOException {
    put("a.png", TestImages.png(1, 60, 40));

    PreviewResult.Image image = preview(local(), COLOUR_THRESHOLD).images().get(0);

    assertThat(image.failed()).isTrue();
    assertThat(image.refused()).isFalse();
    assertThat(image.failedStep()).isEqualTo("adaptive-threshold");
    assertThat(image.reason()).isEqualTo("OPERATION_FAILED");
    assertThat(ParsedPage.of(Files.readString(page())).text("//li[@class='fault']"))
        .startsWith("1 adaptive-threshold fails OpenCV")
        .contains("src.type() == CV_8UC1")
        .endsWith("Not reached: encode.");
  }

  @Test
  void namesCannotBreakOut() throws IOException {
    String name = "<script>alert(1)</script>\"'&.png";
    put(name.replace("/", "_"), TestImages.png(1, 20, 20));

    preview(local(), "retina", "--title", "<b>");

    String html = Files.readString(page());
    assertThat(html).doesNotContain("alert(1)<", "<b>").containsOnlyOnce("<script>");
    assertThat(ParsedPage.of(html).texts("//h2")).containsExactly(name.replace("/", "_"));
  }

  @Test
  void imagesThatAreNotThere() throws IOException {
    putFive();

    refused(
        "left/9.png",
        "Missing image: neither a file, nor below the source: " + local() + "/left/9.png");
    refused("file:/no/such.png", "Missing image: file:/no/such.png does not exist");
    refused("left", "Invalid image: left is a folder (write left/** for what is in it)");
    refused(
        "right/*.png",
        "Cannot find images: of the 5 below " + local() + " none matches right/*.png");
    refused("left/[", "Invalid glob: left/[ (Missing ']')");
    refused("../x", "Invalid location: " + local() + "/../x (must not contain ..)");
    refused(
        "gs://elsewhere/x.png",
        "Unsupported scheme gs: gs://elsewhere/x.png (its Hadoop file system is not on the class"
            + " path; on Dataproc, gs: is; on one machine --buckets DIR lets folders stand for"
            + " buckets)");
  }

  private void refused(String image, String message) {
    assertThatThrownBy(() -> preview(local(), "retina", "--image", image))
        .isInstanceOf(InputProblem.class)
        .hasMessage(message);
  }

  @Test
  void otherRefusals() throws IOException {
    assertThatThrownBy(() -> preview(local(), "retina"))
        .isInstanceOf(InputProblem.class)
        .hasMessage("Missing source: " + local() + " does not exist");
    Files.createDirectories(folder.resolve("bucket"));
    assertThatThrownBy(() -> preview(local(), "retina"))
        .hasMessage(
            "Cannot find images below "
                + local()
                + ": no file matches **/*.{jpg,jpeg,png,webp} (name one with --image)");
    assertThatThrownBy(() -> preview(local(), "retinal"))
        .isInstanceOfSatisfying(
            InputProblem.class, e -> assertThat(e.specPath()).isEqualTo("recipe"));
  }

  @Test
  void aPageThatCannotBeWritten() throws IOException {
    putFive();
    Files.writeString(folder.resolve("pages"), "a file where the folder should be");

    assertThatThrownBy(() -> preview(local(), "retina"))
        .isInstanceOf(RunFailure.class)
        .hasMessageStartingWith("Cannot write the page: ")
        .hasMessageEndingWith(" (choose another file)");
  }
}
