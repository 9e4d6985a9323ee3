package dev.tarsier.template.command;

import dev.tarsier.template.dataproc.GeneratedFiles.Format;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tarsier generate}. */
@Command(
    name = "generate",
    description = {
      "Writes the Dataproc workflow template of a dataset spec, its autoscaling policy,"
          + " and a README with the gcloud commands.",
      "",
      "Files that are there are overwritten: the dataset spec is what you edit."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tarsier generate datasets/eyepacs.yaml",
      "  tarsier generate datasets/eyepacs.yaml -o deploy/eyepacs --json",
      "  tarsier generate datasets/eyepacs.yaml --job-jar gs://bucket/jobs/tarsier-job-1.jar",
      "  tarsier generate datasets/eyepacs.yaml --format terraform -o deploy"
    })
public final class GenerateCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "FILE", description = "The dataset spec, as in datasets/eyepacs.yaml.")
  private String file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      defaultValue = "",
      description =
          "Where to write (default: generated/<dataset> in the current folder; of terraform the"
              + " current folder).")
  private String folder;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "yaml",
      description =
          "Of templates and policies: yaml, json, or terraform, which adds the dataset to"
              + " datasets.auto.tfvars.json (default: yaml).")
  private String format;

  @Option(
      names = "--job-jar",
      paramLabel = "URI",
      defaultValue = "",
      description =
          "The job's jar where it already lies (default: by its content, below cluster.staging).")
  private String jobJar;

  @Option(
      names = "--run-id",
      paramLabel = "ID",
      defaultValue = "",
      description = "Name of the run's folder (default: from what decides the output).")
  private String runId;

  @Mixin private OutputOptions outputOptions;

  public GenerateCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    GenerateOptions options =
        new GenerateOptions(file, folder, format(), jobJar, runId, outputOptions.json());
    return new GenerateRun(shell).run(options);
  }

  private Format format() {
    return switch (format.toLowerCase(Locale.ROOT)) {
      case "yaml" -> Format.YAML;
      case "json" -> Format.JSON;
      case "terraform" -> Format.TERRAFORM;
      default ->
          throw new UsageProblem("Invalid --format: " + format + " (use yaml, json or terraform)");
    };
  }
}
