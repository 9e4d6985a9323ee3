package dev.tarsier.template.command;

import dev.tarsier.template.fork.LocalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tarsier demo}. */
@Command(
    name = "demo",
    description = {
      "Makes sample fundus images and runs them through the retina recipe.",
      "",
      "Three of the images are damaged on purpose, to show what becomes of them."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tarsier demo", "  tarsier demo --images 12 --output /tmp/demo"})
public final class DemoCommand implements Callable<Integer> {
  private static final int FEWEST_IMAGES = 4;
  private static final int MOST_IMAGES = 100_000;

  private final Shell shell;

  @Option(
      names = "--images",
      paramLabel = "N",
      defaultValue = "48",
      description = "How many, at least " + FEWEST_IMAGES + " (default: ${DEFAULT-VALUE}).")
  private int images;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "tarsier-demo",
      description = "Folder of images, spec and runs (default: ./${DEFAULT-VALUE}).")
  private String output;

  @Option(
      names = "--run-id",
      paramLabel = "ID",
      defaultValue = "",
      description = "Name of the run's folder (default: from what decides the output).")
  private String runId;

  @Mixin private LocalOptions localOptions;

  @Mixin private OutputOptions outputOptions;

  public DemoCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    if (images < FEWEST_IMAGES || images > MOST_IMAGES) {
      throw new UsageProblem(
          "Invalid --images: "
              + images
              + " (must be "
              + FEWEST_IMAGES
              + " to "
              + MOST_IMAGES
              + "; three of them are damaged on purpose)");
    }
    LocalSettings settings = localOptions.settings(shell.environment());
    Path folder = shell.folder().resolve(output);
    checkWritable(folder);
    new DemoImages(shell, settings).make(folder.resolve("images"), images);
    Path spec = DemoSpec.write(folder);
    String specFile = shell.shortened(spec);
    shell.note("What follows is: tarsier instantiate " + specFile + " --local");
    return new SpecRun(shell)
        .run(
            new RunOptions(
                specFile,
                runId,
                shell.installation().jobJar().toString(),
                new Target.Local(settings, shell.installation().home().resolve("buckets")),
                RunOptions.Mode.FOLLOW,
                outputOptions.json(),
                outputOptions.verbose()));
  }

  private void checkWritable(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(Files.createTempFile(folder, ".tarsier", ""));
    } catch (IOException e) {
      throw new UsageProblem(
          "Invalid --output: " + shell.shortened(folder) + " cannot be written (" + e + ")");
    }
  }
}
