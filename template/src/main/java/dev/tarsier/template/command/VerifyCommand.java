package dev.tarsier.template.command;

import dev.tarsier.template.fork.LocalSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tarsier verify}. */
@Command(
    name = "verify",
    description = {
      "Reads a finished run again and says what is wrong with it.",
      "",
      "Every file is held to the manifest (size, checksum), every sample to the index, its members"
          + " to their formats and its class to the labels; images are decoded. Nothing is"
          + " written but the contact sheet, when asked for."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tarsier verify /data/archives/0123456789ab",
      "  tarsier verify gs://retina-shards/ --run-id 0123456789ab --decode sample",
      "  tarsier verify datasets/eyepacs.yaml --sheet samples.html"
    })
public final class VerifyCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "URI",
      description = "Folder of a run, or a dataset spec: then the run that it describes.")
  private String uri;

  @Mixin private VerifyOptions verifyOptions;

  @Mixin private LocalOptions localOptions;

  @Mixin private OutputOptions outputOptions;

  public VerifyCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    LocalSettings settings = localOptions.settings(shell.environment());
    VerifyTarget target = VerifyTarget.find(uri, verifyOptions.runId(), shell);
    return new VerifyRun(shell, outputOptions)
        .run(settings, verifyOptions.arguments(target, shell), verifyOptions.reach(target, shell));
  }
}
