package dev.tarsier.job.preview;

import dev.tarsier.job.chart.Html;
import dev.tarsier.job.chart.Numbers;
import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.recipe.Recipe;
import java.util.List;

/**
 * The page: for every image what its file is, then a picture after each step. One file that fetches
 * nothing, and is well-formed XML too; without its script it only lacks keys and comparison.
 */
final class PreviewPage {
  private final PreviewRequest request;
  private final Recipe recipe;
  private final Operations operations;

  PreviewPage(PreviewRequest request, Recipe recipe, Operations operations) {
    this.request = request;
    this.recipe = recipe;
    this.operations = operations;
  }

  /** {@code candidates}: how many images there were to choose from. */
  String html(List<Shown> images, int candidates) {
    StringBuilder page = new StringBuilder(head());
    page.append(opening(images.size(), candidates)).append("<main>\n");
    List<String> keywords = recipe.operations().stream().map(operations::keyword).toList();
    for (int number = 0; number < images.size(); number++) {
      page.append(new ImageSection(number, images.get(number), images, keywords).html());
    }
    return page.append("</main>\n").append(foot()).toString();
  }

  // The policy is the second belt: were a name ever to break out, it could still load nothing, and
  // run nothing but the one script that is hashed here.
  private String head() {
    return """
        <!DOCTYPE html>
        <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
        <head>
        <meta charset="utf-8"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; \
        style-src 'unsafe-inline'; script-src '%s'"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>%s, preview</title>
        <style>
        %s</style>
        </head>
        <body%s>
        """
        .formatted(
            PreviewScript.HASH,
            Html.text(request.title()),
            PreviewStyle.CSS,
            request.look().watched() ? " data-watched=\"true\"" : "");
  }

  private String opening(int shown, int candidates) {
    StringBuilder chain = new StringBuilder();
    for (int i = 0; i < recipe.operations().size(); i++) {
      chain
          .append("<li>")
          .append(Html.text(operations.keyword(recipe.operations().get(i))))
          .append("</li>\n");
    }
    return """
        <header>
        <p class="eyebrow">Tarsier preview</p>
        <h1>%s</h1>
        <ol class="chain" aria-label="Steps of the recipe">
        %s</ol>
        <p class="note">%s. %s</p>
        </header>
        """
        .formatted(Html.name(request.title()), chain, counted(shown, candidates), HINT);
  }

  private String counted(int shown, int candidates) {
    return shown == candidates
        ? Numbers.count(shown, "image")
        : Numbers.count(shown)
            + " of "
            + Numbers.count(candidates, "image")
            + ", chosen with seed "
            + request.choice().seed();
  }

  private static final String HINT =
      """
      Open a picture to see it large. <span class="keys">There \
      <kbd>&#8592;</kbd> <kbd>&#8594;</kbd> go through the steps, \
      <kbd>&#8593;</kbd> <kbd>&#8595;</kbd> through the images, and <kbd>space</kbd> shows the \
      step before.</span>""";

  private static String foot() {
    return """
        <footer>
        <p>Written by Tarsier. Times are of this machine, one image at a time.</p>
        </footer>
        <script>%s</script>
        </body>
        </html>
        """
        .formatted(PreviewScript.TEXT);
  }
}
