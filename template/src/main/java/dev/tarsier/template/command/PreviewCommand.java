package dev.tarsier.template.command;

import dev.tarsier.template.fork.SetupProblem;
import dev.tarsier.template.problem.ProblemsFound;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tarsier preview}. */
@Command(
    name = "preview",
    description = {
      "Tries a recipe on a few images and shows the image after every step.",
      "",
      "Writes one HTML page with what the file is, a picture after each operation with its "
          + "parameters and time, and the encoded result. Nothing else is written. The exit "
          + "code is 1 when the recipe fails on an image."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tarsier preview datasets/eyepacs.yaml --open",
      "  tarsier preview datasets/eyepacs.yaml --image left/10003.jpeg --watch",
      "  tarsier preview recipe.yaml --image 'scans/*.png'",
      "  tarsier preview --recipe retina --image photo.jpg -o photo.html"
    })
public final class PreviewCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      defaultValue = "",
      description = "A dataset spec, or a recipe in a file of its own.")
  private String file;

  @Option(
      names = "--recipe",
      paramLabel = "RECIPE",
      defaultValue = "",
      description = "A built-in recipe by name, or JSON; instead of the file's.")
  private String recipe;

  @Mixin private PreviewOptions previewOptions;

  @Mixin private JarOptions jarOptions;

  @Option(names = "--open", description = "Open the page with the desktop's browser.")
  private boolean open;

  @Option(
      names = "--watch",
      description = "Again whenever FILE changes, until Ctrl-C; the page reloads when looked at.")
  private boolean watch;

  @Mixin private OutputOptions outputOptions;

  public PreviewCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    if (watch && (file.isEmpty() || outputOptions.json())) {
      throw new UsageProblem(
          file.isEmpty()
              ? "Missing FILE: --watch looks at a file (a dataset spec or a recipe)"
              : "Invalid options: --watch has no one result (leave --json or --watch out)");
    }
    if (watch) {
      return new PreviewWatch(shell, file).run(this::preview);
    }
    return preview(true);
  }

  /** {@code first}: the page is opened then and not each time. */
  private int preview(boolean first)
      throws ProblemsFound, SetupProblem, IOException, InterruptedException {
    PreviewSubject subject = PreviewSubject.read(file, recipe, shell, jarOptions.load(shell));
    PreviewRun run = new PreviewRun(shell, previewOptions, outputOptions);
    int code = run.run(subject, watch);
    if (first && open && code <= ExitCode.PROBLEMS_FOUND) {
      new PageOpener(shell).open(run.page(subject));
    }
    return code;
  }
}
