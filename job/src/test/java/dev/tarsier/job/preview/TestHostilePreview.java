package dev.tarsier.job.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.chart.HostileTexts;
import dev.tarsier.job.chart.ParsedPage;
import dev.tarsier.job.image.Picture;
import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.recipe.RecipeParser;
import dev.tarsier.job.report.PreviewResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** As for the report's pages: names and messages add nothing to the page, and no second script. */
class TestHostilePreview {
  static Stream<String> texts() {
    return HostileTexts.ALL.stream();
  }

  private static String page(String text) throws Exception {
    Operations operations = Operations.load();
    PreviewRequest request =
        PreviewRequest.parse(
            List.of(
                "--input", "gs://b/a", "--recipe", "retina", "--page", "/p.html", "--title", text));
    PreviewResult.Step step =
        new PreviewResult.Step("clahe", Map.of("channel", text), 1, 2, 2, 3, 4, -1, 5);
    Picture picture = new Picture(text, text, 2, 2, false);
    PreviewResult.Image failed =
        new PreviewResult.Image(text, 9, text, 2, 2, 6, "", text, text, List.of(step, step));
    PreviewResult.Image refused =
        new PreviewResult.Image(text, 9, text, 2, 2, 1, text, text, "", List.of());
    return new PreviewPage(request, RecipeParser.parse("retina", operations), operations)
        .html(
            List.of(new Shown(failed, List.of(picture, picture)), new Shown(refused, List.of())),
            2);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void previewOfImages(String text) throws Exception {
    ParsedPage page = ParsedPage.of(page(text));

    assertThat(page.structure()).isEqualTo(ParsedPage.of(page("word")).structure());
    assertThat(page.texts("//script")).hasSize(1);
    assertThat(page.links()).allMatch(link -> link.matches("(?s)#[\\w-]+|data:.*"));
  }
}
