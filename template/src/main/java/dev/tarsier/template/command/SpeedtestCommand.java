package dev.tarsier.template.command;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.request.RequestArguments;
import dev.tarsier.template.fork.Reach;
import dev.tarsier.template.spec.DatasetSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tarsier speedtest}. */
@Command(
    name = "speedtest",
    description = {
      "Measures how fast a source is read: raw images, TAR and TFRecord, with and without decoding.",
      "",
      "A sample of the source is written to shards once; then every batch size is read with every"
          + " batch count, points in parallel and in an order drawn from the seed. Results, a page"
          + " with pictures, a regression and advice are written below the spec's output, and count"
          + " once COMMITTED.json is there. Exit code 1: points failed; the others are there."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tarsier speedtest datasets/eyepacs.yaml",
      "  tarsier speedtest mine.yaml --repetitions 5 --cores 1",
      "  tarsier speedtest mine.yaml --batch-sizes 8,32 --batch-counts 4,16 --formats raw,tar --json"
    })
public final class SpeedtestCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "FILE", description = "Dataset spec, for its source and output.")
  private String specFile;

  @Option(
      names = "--buckets",
      paramLabel = "DIR",
      defaultValue = "",
      description = "Folder with a folder for each bucket: gs: then means those.")
  private String buckets;

  @Mixin private SpeedtestOptions speedtestOptions;

  @Mixin private LocalOptions localOptions;

  @Mixin private OutputOptions outputOptions;

  public SpeedtestCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    DatasetSpec spec = new SpecLoader(shell, Operations.load()).read(specFile).spec();
    List<String> arguments = new ArrayList<>(List.of("--dataset", spec.dataset()));
    arguments.addAll(RequestArguments.formatSource(spec.source()));
    arguments.addAll(List.of("--output", spec.output().root().uri()));
    arguments.addAll(speedtestOptions.arguments());
    boolean cloud =
        buckets.isEmpty() && arguments.stream().anyMatch(argument -> argument.startsWith("gs:"));
    String folder = buckets.isEmpty() ? "" : shell.folder().resolve(buckets).toString();
    return new SpeedtestRun(shell, outputOptions)
        .run(localOptions.settings(shell.environment()), arguments, new Reach(folder, cloud));
  }
}
