package dev.tarsier.template.command;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.request.ByteSize;
import dev.tarsier.job.request.Percent;
import dev.tarsier.template.fork.LocalSettings;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.tune.MeasuredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tarsier scale}. */
@Command(
    name = "scale",
    description = {
      "Runs a dataset at several sizes on several numbers of cores of this machine and shows what"
          + " more of them are worth.",
      "",
      "Each run is a whole one, of its own name, and is removed when it has been measured. Runs of"
          + " different numbers take turns, so that a machine that becomes busy slows all of them."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tarsier scale mine.yaml",
      "  tarsier scale mine.yaml --cores 1,2,4,8 --repetitions 5 --picture scale.svg",
      "  tarsier scale mine.yaml --cores 1,2,4 --sizes 0.25,0.5,1 --picture scale.svg",
      "  tarsier scale mine.yaml --clusters mine.csv --picture clusters.svg",
      "  tarsier scale mine.yaml --cores 1,2 --keep --json"
    })
public final class ScaleCommand implements Callable<Integer> {
  private static final String WHOLE = "1";
  private static final int MOST_CORES = 1024;
  private static final int MOST_REPETITIONS = 100;

  private final Shell shell;

  @Parameters(paramLabel = "FILE", description = "The dataset spec, as in datasets/eyepacs.yaml.")
  private String file;

  @Option(
      names = "--cores",
      paramLabel = "LIST",
      defaultValue = "",
      description = "Images worked on at a time (default: 1, 2, 4 … to this machine's cores).")
  private String cores;

  @Option(
      names = "--sizes",
      paramLabel = "LIST",
      defaultValue = WHOLE,
      description =
          "Shares of the images, as in 0.25,0.5,1; a smaller one is inside the next (default:"
              + " ${DEFAULT-VALUE}).")
  private String sizes;

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "3",
      description = "Runs of each; the median counts (default: ${DEFAULT-VALUE}).")
  private int repetitions;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      defaultValue = "1GiB",
      description = "Heap of the job's JVM (default: ${DEFAULT-VALUE}).")
  private String memory;

  @Option(
      names = "--clusters",
      paramLabel = "FILE.csv",
      defaultValue = "",
      description = "Run nothing: show measured runs of real clusters, as tune keeps them.")
  private String clusters;

  @Option(
      names = "--picture",
      paramLabel = "FILE.svg",
      defaultValue = "",
      description = "Draw runtime, speed-up and cost, where the time goes, and runtime by size.")
  private String picture;

  @Option(names = "--keep", description = "Leave the runs where they are.")
  private boolean keep;

  @Mixin private OutputOptions outputOptions;

  public ScaleCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    List<Integer> counts = counts();
    if (repetitions < 1 || repetitions > MOST_REPETITIONS) {
      throw new UsageProblem(
          "Invalid --repetitions: " + repetitions + " (must be 1 to " + MOST_REPETITIONS + ")");
    }
    if (!picture.isEmpty() && !picture.endsWith(".svg")) {
      throw new UsageProblem("Invalid --picture: " + picture + " (its name must end in .svg)");
    }
    if (!clusters.isEmpty()) {
      return showClusters();
    }
    tell(ScaleResult.bySize(measured(counts, ScaleSizes.parse(sizes), heap())));
    return ExitCode.DONE;
  }

  private int showClusters() throws ProblemsFound, IOException {
    if (!cores.isEmpty() || !sizes.equals(WHOLE) || keep) {
      throw new UsageProblem(
          "Invalid options: --clusters shows runs that are over (leave out --cores, --sizes and"
              + " --keep)");
    }
    String dataset = new SpecLoader(shell, Operations.load()).read(file).spec().dataset();
    Map<String, List<MeasuredRun>> byWorkload = RunsFile.read(shell, "--clusters", clusters);
    if (!byWorkload.containsKey(dataset)) {
      throw new UsageProblem(
          "Missing runs of "
              + dataset
              + " in "
              + clusters
              + " (its workloads: "
              + String.join(", ", byWorkload.keySet())
              + "; workload is the dataset of the spec)");
    }
    ClusterRuns runs = ClusterRuns.of(byWorkload.get(dataset));
    shell.out().print(outputOptions.json() ? runs.json() : runs.text());
    if (!picture.isEmpty()) {
      Files.writeString(shell.folder().resolve(picture), runs.picture());
    }
    return ExitCode.DONE;
  }

  private List<ScaleRuns.Measured> measured(
      List<Integer> counts, List<Percent> shares, ByteSize heap) throws Exception {
    ScaleRuns runs = new ScaleRuns(shell, file, keep, outputOptions.verbose());
    List<ScaleRuns.Measured> measured = new ArrayList<>();
    int all = counts.size() * shares.size() * repetitions;
    try {
      List<ScaleSize> parts = runs.sizes().choose(shares, outputOptions);
      for (int repetition = 1; repetition <= repetitions; repetition++) {
        for (ScaleSize part : parts) {
          for (int count : counts) {
            shell.note("Run " + (measured.size() + 1) + " of " + all);
            measured.add(runs.run(part, new LocalSettings(count, heap), repetition));
          }
        }
      }
    } finally {
      runs.end();
    }
    return measured;
  }

  private void tell(List<ScaleResult> results) throws IOException {
    shell.out().print(outputOptions.json() ? ScaleJson.of(results) : ScaleText.of(results));
    if (!picture.isEmpty()) {
      Files.writeString(shell.folder().resolve(picture), ScalePicture.of(results));
    }
  }

  private List<Integer> counts() {
    if (cores.isEmpty()) {
      List<Integer> counts = new ArrayList<>();
      int available = Runtime.getRuntime().availableProcessors();
      for (int count = 1; count <= available; count *= 2) {
        counts.add(count);
      }
      return counts;
    }
    if (!cores.matches("[1-9]\\d{0,3}(,[1-9]\\d{0,3})*")) {
      throw invalidCores();
    }
    List<Integer> counts = List.of(cores.split(",")).stream().map(Integer::valueOf).toList();
    boolean within = counts.stream().allMatch(count -> count <= MOST_CORES);
    if (!within || counts.stream().distinct().count() < counts.size()) {
      throw invalidCores();
    }
    return counts.stream().sorted().toList();
  }

  private UsageProblem invalidCores() {
    return new UsageProblem(
        "Invalid --cores: " + cores + " (must be numbers up to 1024, each once, as in 1,2,4)");
  }

  private ByteSize heap() {
    try {
      return ByteSize.parse(memory);
    } catch (IllegalArgumentException e) {
      throw new UsageProblem(e.getMessage());
    }
  }
}
