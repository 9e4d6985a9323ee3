package dev.tarsier.template.command;

import dev.tarsier.template.fork.LocalSettings;
import dev.tarsier.template.spec.Locations;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tarsier bench}. */
@Command(
    name = "bench",
    description = {
      "Measures what a core can do here: each stage, and the job against a bare loop.",
      "",
      "Without FOLDER it measures generated images."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tarsier bench",
      "  tarsier bench ~/fundus --seconds 120 --json",
      "  tarsier bench --latencies 0,20,50,100 --page latency.html"
    })
public final class BenchCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "FOLDER",
      arity = "0..1",
      defaultValue = "",
      description = "Images to measure with; a path or a URI.")
  private String folder;

  @Option(
      names = "--images",
      paramLabel = "N",
      defaultValue = "48",
      description = "How many to generate, without FOLDER (default: ${DEFAULT-VALUE}).")
  private int images;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "60",
      description = "Work for the job, and as much for the loop (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--turns",
      paramLabel = "N",
      defaultValue = "1",
      description = "Loop and job measured so often; the median is shown (default: 1).")
  private int turns;

  @Option(
      names = "--latency-ms",
      paramLabel = "MS",
      defaultValue = "0",
      description = "Run the job once more with this latency on every open and read.")
  private int latencyMillis;

  @Option(
      names = "--latencies",
      paramLabel = "MS,MS",
      defaultValue = "",
      description = "The same once for each of these, such as 0,20,50,100.")
  private String latencies;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      defaultValue = "",
      description = "Write a page with the job's speed against those latencies.")
  private String page;

  @Option(
      names = "--recipe",
      paramLabel = "NAME",
      defaultValue = "retina",
      description = "A built-in recipe, or a recipe as JSON (default: ${DEFAULT-VALUE}).")
  private String recipe;

  @Mixin private LocalOptions localOptions;

  @Mixin private OutputOptions outputOptions;

  public BenchCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    LocalSettings settings = localOptions.settings(shell.environment());
    return new BenchRun(shell, outputOptions.json(), outputOptions.verbose())
        .run(settings, arguments(settings));
  }

  private List<String> arguments(LocalSettings settings) {
    if (images < 1 || seconds < 1) {
      throw new UsageProblem("Invalid --images or --seconds: must be at least 1");
    }
    List<String> arguments = new ArrayList<>();
    if (folder.isEmpty()) {
      arguments.addAll(List.of("--images", Integer.toString(images)));
    } else {
      arguments.addAll(List.of("--input", input()));
    }
    arguments.addAll(List.of("--seconds", Integer.toString(seconds)));
    arguments.addAll(List.of("--turns", Integer.toString(turns)));
    arguments.addAll(List.of("--latency-ms", Integer.toString(latencyMillis)));
    if (!latencies.isEmpty()) {
      arguments.addAll(List.of("--latencies", latencies));
    }
    if (!page.isEmpty()) {
      arguments.addAll(List.of("--page", shell.folder().resolve(page).toString()));
    }
    arguments.addAll(List.of("--recipe", recipe));
    arguments.addAll(List.of("--cores", Integer.toString(settings.cores())));
    return arguments;
  }

  private String input() {
    try {
      return Locations.resolve(folder, shell.folder()).uri();
    } catch (IllegalArgumentException e) {
      throw new UsageProblem(e.getMessage());
    }
  }
}
