package dev.tarsier.job.preview;

import dev.tarsier.job.accept.Acceptance;
import dev.tarsier.job.recipe.InvalidRecipeException;
import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.recipe.RecipeParser;
import dev.tarsier.job.report.PreviewResult;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.RunFailure;
import dev.tarsier.job.request.Transfer;
import dev.tarsier.job.source.ReadAhead;
import dev.tarsier.job.source.ReadResult;
import dev.tarsier.job.source.SourceFile;
import dev.tarsier.job.storage.BucketAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** A recipe tried on a few images: choose, read, step, write the page. */
public final class Preview {
  private final PreviewRequest request;
  private final Configuration configuration;

  public Preview(PreviewRequest request) {
    this.request = request;
    this.configuration = BucketAccess.configuration(request.choice().buckets());
  }

  /**
   * Writes the page, whatever became of the images. Throws InputProblem when an image or the source
   * is not there, or the recipe is none.
   */
  public PreviewResult run() throws IOException {
    Operations operations = Operations.load();
    Recipe recipe = recipe(operations);
    ImageChoice.Chosen chosen = new ImageChoice(request, configuration).choose();
    List<Shown> shown = shown(chosen.files(), recipe, operations);
    write(new PreviewPage(request, recipe, operations).html(shown, chosen.candidates()));
    return new PreviewResult(
        request.look().page().toString(), shown.stream().map(Shown::image).toList());
  }

  private Recipe recipe(Operations operations) {
    try {
      return RecipeParser.parse(request.recipe(), operations);
    } catch (InvalidRecipeException e) {
      throw new InputProblem(e.getMessage(), "recipe", e);
    }
  }

  private List<Shown> shown(List<SourceFile> files, Recipe recipe, Operations operations) {
    Acceptance acceptance = new Acceptance(request.source().formats(), request.pixels());
    List<Shown> shown = new ArrayList<>();
    try (ReadAhead reads =
            new ReadAhead(request.source().root(), files, Transfer.DEFAULT, configuration);
        ImageTrial trial =
            new ImageTrial(recipe, operations, acceptance, request.look().longestSide())) {
      for (SourceFile file : files) {
        ReadResult read = reads.next();
        shown.add(trial.take(file, read));
        reads.release(read);
      }
    }
    return shown;
  }

  /** Whole or not at all: a browser may be reading the one before. */
  private void write(String html) {
    Path page = request.look().page();
    Path passing = page.resolveSibling("." + page.getFileName() + ".new");
    try {
      Files.createDirectories(page.toAbsolutePath().getParent());
      Files.writeString(passing, html, StandardCharsets.UTF_8);
      Files.move(passing, page, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new RunFailure("Cannot write the page: " + e + " (choose another file)", e);
    }
  }
}
