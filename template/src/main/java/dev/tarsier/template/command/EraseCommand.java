package dev.tarsier.template.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tarsier erase}. */
@Command(
    name = "erase",
    description = {
      "Takes images out of finished runs, as a person who is shown in them may ask for.",
      "",
      "Only the shards that hold them are written again; their index rows, thumbnails and table"
          + " rows go too, in every run that has gone on from the one that is named. The images"
          + " themselves go with --sources alone. A command that is cut off is finished by the same"
          + " one again. Do not run it while a run of the data set is going on."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tarsier erase datasets/eyepacs.yaml --keys withdrawn.txt --dry-run",
      "  tarsier erase datasets/eyepacs.yaml --keys withdrawn.txt --sources",
      "  tarsier erase gs://retina-shards/0123456789ab --keys withdrawn.txt"
    })
public final class EraseCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "URI",
      description = "Folder of a run, or a dataset spec: then the run that it describes.")
  private String uri;

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      required = true,
      description =
          "What goes: on each line the key of a sample, the path of a source image, or a folder"
              + " ending in / for all below it.")
  private String keys;

  @Option(
      names = "--run-id",
      paramLabel = "ID",
      defaultValue = "",
      description = "The run below URI, when URI is an output or a spec.")
  private String runId;

  @Option(names = "--sources", description = "Delete the source images too.")
  private boolean sources;

  @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
  private boolean dryRun;

  @Option(names = "--ignore-missing", description = "Pass over lines that name no image.")
  private boolean ignoreMissing;

  @Option(
      names = "--buckets",
      paramLabel = "DIR",
      defaultValue = "",
      description = "Folder with a folder for each bucket: gs: then means those.")
  private String buckets;

  @Mixin private OutputOptions outputOptions;

  public EraseCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    VerifyTarget target = VerifyTarget.find(uri, runId, shell);
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--output", target.output().uri(), "--run-id", target.runId()));
    arguments.addAll(List.of("--keys", LookOptions.location(keys, shell).uri()));
    flag(arguments, "--sources", sources);
    flag(arguments, "--dry-run", dryRun);
    flag(arguments, "--ignore-missing", ignoreMissing);
    if (!buckets.isEmpty()) {
      arguments.addAll(List.of("--buckets", shell.folder().resolve(buckets).toString()));
    }
    return new EraseRun(shell, outputOptions).run(arguments, buckets.isEmpty());
  }

  private static void flag(List<String> arguments, String name, boolean given) {
    if (given) {
      arguments.addAll(List.of(name, "true"));
    }
  }
}
