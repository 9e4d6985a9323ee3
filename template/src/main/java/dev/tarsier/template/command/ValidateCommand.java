package dev.tarsier.template.command;

import dev.tarsier.template.dataproc.document.CheckedFile;
import dev.tarsier.template.dataproc.document.OnlineCheck;
import dev.tarsier.template.dataproc.terraform.TerraformCheck;
import dev.tarsier.template.fork.SetupProblem;
import dev.tarsier.template.problem.Problem;
import dev.tarsier.template.run.OnlineChecks;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tarsier validate}. */
@Command(
    name = "validate",
    description = {
      "Checks dataset specs, workflow templates, autoscaling policies, recipes and sources of"
          + " Cloud Workflows.",
      "",
      "Each file is recognised by what it holds. Everything that is wrong with every "
          + "file is printed at once; template/RULES.md lists the rules by their codes. "
          + "Templates and policies may be anyone's. A template is held to its policy when "
          + "both are named."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tarsier validate datasets/eyepacs.yaml",
      "  tarsier validate datasets/ --strict",
      "  tarsier validate datasets/eyepacs.yaml --online",
      "  tarsier validate workflow-template.yaml --for terraform",
      "  tarsier validate workflow-template.yaml autoscaling-policy.yaml --json"
    })
public final class ValidateCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "YAML or JSON files; of a folder all .yaml, .yml and .json files below it.")
  private List<String> files;

  @Option(names = "--strict", description = "Warnings count as errors.")
  private boolean strict;

  @Option(
      names = "--online",
      description = "Also ask Google Cloud: buckets, policies, machine types, quota.")
  private boolean online;

  @Option(
      names = "--for",
      paramLabel = "terraform",
      defaultValue = "",
      description = "Also report what Terraform's resource cannot say of a template.")
  private String purpose;

  @Mixin private OutputOptions outputOptions;

  public ValidateCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws SetupProblem {
    if (!purpose.isEmpty() && !purpose.equals("terraform")) {
      throw new UsageProblem("Invalid --for: " + purpose + " (use terraform)");
    }
    OnlineCheck asked = online ? OnlineChecks.ofGoogle() : OnlineCheck.NOTHING;
    OnlineCheck check = purpose.isEmpty() ? asked : file -> further(file, asked);
    return new ValidateRun(shell, strict, outputOptions.json(), check).run(files);
  }

  private static List<Problem> further(CheckedFile file, OnlineCheck asked) {
    return Stream.concat(TerraformCheck.check(file).stream(), asked.check(file).stream()).toList();
  }
}
