package dev.tarsier.template.command;

import dev.tarsier.template.fork.Reach;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which run is read again, and how closely. */
final class VerifyOptions {
  @Option(
      names = "--run-id",
      paramLabel = "ID",
      defaultValue = "",
      description = "The run below URI, when URI is an output or a spec.")
  private String runId;

  @Option(
      names = "--decode",
      paramLabel = "WHICH",
      defaultValue = "all",
      description =
          "Images to open: all, sample (the first of a shard and each sixteenth after it) or none"
              + " (default: ${DEFAULT-VALUE}).")
  private String decode;

  @Option(
      names = "--sheet",
      paramLabel = "FILE",
      defaultValue = "",
      description = "Write a page of samples there, with their labels and places.")
  private String sheet;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "48",
      description = "Samples on that page, spread over the run (default: ${DEFAULT-VALUE}).")
  private int samples;

  @Option(
      names = "--max-problems",
      paramLabel = "N",
      defaultValue = "20",
      description = "Problems told one by one; all are counted (default: ${DEFAULT-VALUE}).")
  private int maxProblems;

  @Option(
      names = "--buckets",
      paramLabel = "DIR",
      defaultValue = "",
      description = "Folder with a folder for each bucket: gs: then means those.")
  private String buckets;

  String runId() {
    return runId;
  }

  Reach reach(VerifyTarget target, Shell shell) {
    return Reach.of(
        target.output(), buckets.isEmpty() ? "" : shell.folder().resolve(buckets).toString());
  }

  /** The arguments of the job's main; paths are taken from where the user stands. */
  List<String> arguments(VerifyTarget target, Shell shell) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--output", target.output().uri(), "--run-id", target.runId()));
    if (!target.dataset().isEmpty()) {
      arguments.addAll(List.of("--dataset", target.dataset()));
    }
    if (target.incremental()) {
      arguments.addAll(List.of("--incremental", "true"));
    }
    arguments.addAll(List.of("--decode", decode));
    arguments.addAll(List.of("--max-problems", Integer.toString(maxProblems)));
    if (!sheet.isEmpty()) {
      arguments.addAll(List.of("--sheet", LookOptions.location(sheet, shell).uri()));
      arguments.addAll(List.of("--samples", Integer.toString(samples)));
    }
    return arguments;
  }
}
