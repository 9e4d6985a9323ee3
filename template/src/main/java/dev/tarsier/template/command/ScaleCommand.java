package dev.tarsier.template.command;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.request.ByteSize;
import dev.tarsier.job.request.Percent;
import dev.tarsier.template.fork.LocalSettings;
import dev.tarsier.template.spec.SpecDocument;
import dev.tarsier.template.tune.MeasuredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tarsier scale}. */
@Command(
    name = "scale",
    description = {
      "Runs a dataset at several sizes on several numbers of cores of this machine, or of workers of"
          + " a cluster, and shows what more of them are worth.",
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
      "  tarsier scale mine.yaml --clusters mine.csv --workers 2,4,8,16 --picture clusters.svg",
      "  tarsier scale mine.yaml --cores 1,2 --keep --json"
    })
public final class ScaleCommand implements Callable<Integer> {
  private static final String WHOLE = "1";
  private static final int MOST_CORES = 1024;
  private static final int MOST_WORKERS = 1000;
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
      defaultValue = "",
      description =
          "Runs of each: the median of cores counts, the mean of clusters (default: 3 on cores, 1"
              + " on clusters).")
  private String repetitions;

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
      description = "Show measured runs of clusters, as tune keeps them, and not of cores.")
  private String clusters;

  @Option(
      names = "--workers",
      paramLabel = "LIST",
      defaultValue = "",
      description = {
        "With --clusters: run on clusters of so many workers first, as in 2,4,8, and note what each"
            + " took. They cost what clusters cost; their runs are kept."
      })
  private String workers;

  @Option(
      names = "--picture",
      paramLabel = "FILE.svg",
      defaultValue = "",
      description = "Draw runtime, speed-up and cost, where the time goes, and runtime by size.")
  private String picture;

  @Option(names = "--keep", description = "Leave the runs where they are.")
  private boolean keep;

  @Mixin private EndpointOptions endpointOptions;

  @Mixin private OutputOptions outputOptions;

  public ScaleCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    List<Integer> counts = counts();
    if (!picture.isEmpty() && !picture.endsWith(".svg")) {
      throw new UsageProblem("Invalid --picture: " + picture + " (its name must end in .svg)");
    }
    if (!clusters.isEmpty()) {
      return showClusters();
    }
    if (!workers.isEmpty() || endpointOptions.given()) {
      throw new UsageProblem("Missing --clusters (a CSV file that keeps runs on --workers)");
    }
    tell(ScaleResult.bySize(measured(counts, ScaleSizes.parse(sizes), heap(), repetitions(3))));
    return ExitCode.DONE;
  }

  private int repetitions(int otherwise) {
    if (repetitions.isEmpty()) {
      return otherwise;
    }
    int number = repetitions.matches("\\d{1,4}") ? Integer.parseInt(repetitions) : 0;
    if (number < 1 || number > MOST_REPETITIONS) {
      throw new UsageProblem(
          "Invalid --repetitions: " + repetitions + " (must be 1 to " + MOST_REPETITIONS + ")");
    }
    return number;
  }

  private int showClusters() throws Exception {
    if (!cores.isEmpty() || !sizes.equals(WHOLE) || keep) {
      throw new UsageProblem(
          "Invalid options: --clusters shows runs of clusters (leave out --cores, --sizes and"
              + " --keep)");
    }
    if (!workers.isEmpty()) {
      Target target = endpointOptions.target(shell.environment());
      new ClusterTrials(shell, file, target, clusters, outputOptions.verbose())
          .run(list("--workers", workers, 2, MOST_WORKERS), repetitions(1));
    }
    SpecDocument spec = new SpecLoader(shell, Operations.load()).read(file);
    String dataset = spec.spec().dataset();
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
    long all = Trial.images(SpecLoader.measure(spec));
    List<MeasuredRun> measured =
        byWorkload.get(dataset).stream().map(run -> run.ofAll(all)).toList();
    RunsFile.requireOneSize("--clusters", measured);
    ClusterRuns runs = ClusterRuns.of(measured);
    shell.out().print(outputOptions.json() ? runs.json() : runs.text());
    if (!picture.isEmpty()) {
      Files.writeString(shell.folder().resolve(picture), runs.picture());
    }
    return ExitCode.DONE;
  }

  private List<ScaleRuns.Measured> measured(
      List<Integer> counts, List<Percent> shares, ByteSize heap, int times) throws Exception {
    ScaleRuns runs = new ScaleRuns(shell, file, keep, outputOptions.verbose());
    List<ScaleRuns.Measured> measured = new ArrayList<>();
    int all = counts.size() * shares.size() * times;
    try {
      List<ScaleSize> parts = runs.sizes().choose(shares, outputOptions);
      for (int repetition = 1; repetition <= times; repetition++) {
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
    return list("--cores", cores, 1, MOST_CORES);
  }

  /** Numbers of a list, ascending. */
  private static List<Integer> list(String option, String text, int least, int most) {
    List<Integer> numbers =
        text.matches("[1-9]\\d{0,3}(,[1-9]\\d{0,3})*")
            ? Stream.of(text.split(",")).map(Integer::valueOf).distinct().sorted().toList()
            : List.of();
    boolean once = numbers.size() == text.chars().filter(c -> c == ',').count() + 1;
    if (!once || numbers.get(0) < least || numbers.get(numbers.size() - 1) > most) {
      throw new UsageProblem(
          "Invalid %s: %s (must be numbers from %d to %d, each once, as in 2,4)"
              .formatted(option, text, least, most));
    }
    return numbers;
  }

  private ByteSize heap() {
    try {
      return ByteSize.parse(memory);
    } catch (IllegalArgumentException e) {
      throw new UsageProblem(e.getMessage());
    }
  }
}
