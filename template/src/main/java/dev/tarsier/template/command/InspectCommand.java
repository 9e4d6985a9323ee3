package dev.tarsier.template.command;

import dev.tarsier.job.request.Location;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tarsier inspect}. */
@Command(
    name = "inspect",
    description = {
      "Looks at a source: how many images, how large, which labels, how many damaged.",
      "",
      "All names are listed, up to a million; of the images some are opened. gs: is "
          + "read with your own credentials (gcloud auth application-default login), or with "
          + "--buckets from folders."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tarsier inspect gs://retinal_images_01/sample/",
      "  tarsier inspect ~/scans --include '**/*.tif' --sample 1000",
      "  tarsier inspect gs://images/train --buckets /data/buckets --json"
    })
public final class InspectCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "URI", description = "Folder of images; a path or a URI.")
  private String uri;

  @Mixin private LookOptions lookOptions;

  @Mixin private OutputOptions outputOptions;

  public InspectCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    Location source = LookOptions.location(uri, shell);
    List<String> arguments =
        lookOptions.arguments(source, lookOptions.include(), lookOptions.label(), shell);
    SourceLook.Outcome outcome =
        new SourceLook(shell).look(arguments, lookOptions.needsConnector(source));
    if (outcome instanceof SourceLook.Outcome.Seen seen) {
      shell.out().print(outputOptions.json() ? seen.json() + "\n" : ProfileText.of(seen.profile()));
      return ExitCode.DONE;
    }
    if (outcome instanceof SourceLook.Outcome.Refused refused) {
      shell.error(refused.message());
      return refused.usage() ? ExitCode.BAD_USAGE : ExitCode.PROBLEMS_FOUND;
    }
    SourceLook.Outcome.Failed failed = (SourceLook.Outcome.Failed) outcome;
    new OutcomeReport(shell, outputOptions.json(), outputOptions.verbose())
        .failure(failed.message(), failed.log());
    return ExitCode.RUN_FAILED;
  }
}
