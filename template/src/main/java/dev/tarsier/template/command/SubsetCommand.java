package dev.tarsier.template.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tarsier subset}. */
@Command(
    name = "subset",
    description = {
      "Chooses a share of a source: the same share of every label, each subset inside the next.",
      "",
      "Writes an inventory for each, 5-percent.txt, which source.inventory of a spec reads; "
          + "with --copy also a folder, 5-percent/, with the images under their own paths. The "
          + "same source, label and seed give the same subsets anywhere, and an image more in "
          + "the source puts one other out at most. Asking again copies only what is not there."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tarsier subset gs://images/eyes --percent 1,5,10,25,50 --output gs://images/subsets --all",
      "  tarsier subset ~/scans --percent 10 --copy --output ~/scans-small --exclude opt-outs.txt",
      "  tarsier subset datasets/eyepacs.yaml --percent 0.5,5 --list",
      "  tarsier subset --list --output ~/scans-small"
    })
public final class SubsetCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "URI|FILE",
      arity = "0..1",
      defaultValue = "",
      description = "Folder of images, a path or a URI; or a dataset spec, for its source.")
  private String source;

  @Option(
      names = "--output",
      paramLabel = "URI",
      defaultValue = "",
      description = "Folder of the subsets.")
  private String output;

  @Option(names = "--copy", description = "Copy the images too.")
  private boolean copy;

  @Option(
      names = "--replace",
      description = "Remove subsets of another choice, and copies that are in no subset.")
  private boolean replace;

  @Option(
      names = "--list",
      description = "Write nothing: show what would be, or without a source what is there.")
  private boolean list;

  @Option(
      names = "--buckets",
      paramLabel = "DIR",
      defaultValue = "",
      description = "Folder with a folder for each bucket: gs: then means those.")
  private String buckets;

  @Mixin private SubsetOptions subsetOptions;

  @Mixin private OutputOptions outputOptions;

  public SubsetCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    check();
    List<String> arguments = new ArrayList<>();
    if (!source.isEmpty()) {
      arguments.addAll(subsetOptions.arguments(source, shell));
      arguments.addAll(List.of("--writing", list ? "nothing" : copy ? "copies" : "lists"));
      arguments.addAll(List.of("--replace", Boolean.toString(replace)));
    }
    if (!output.isEmpty()) {
      arguments.addAll(List.of("--output", LookOptions.location(output, shell).uri()));
    }
    if (!buckets.isEmpty()) {
      arguments.addAll(List.of("--buckets", shell.folder().resolve(buckets).toString()));
    }
    return new SubsetRun(shell, outputOptions).run(arguments);
  }

  private void check() {
    if (list && (copy || replace)) {
      throw new UsageProblem(
          "Invalid options: --list writes nothing (leave out --copy, --replace)");
    }
    if (source.isEmpty() && !list) {
      throw new UsageProblem(
          "Missing source (a folder of images or a dataset spec; --list shows what is in --output)");
    }
    if (output.isEmpty() && (source.isEmpty() || !list)) {
      throw new UsageProblem("Missing --output (the folder of the subsets)");
    }
  }
}
