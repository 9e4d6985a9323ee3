package dev.tarsier.template.command;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.template.dataproc.document.CheckedFile;
import dev.tarsier.template.dataproc.document.DocumentChecker;
import dev.tarsier.template.dataproc.document.NamedText;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.problem.Severity;
import dev.tarsier.template.problem.SourceText;
import dev.tarsier.workflows.CloudWorkflows;
import dev.tarsier.workflows.Deployed;
import dev.tarsier.workflows.WorkflowSettings;
import dev.tarsier.workflows.WorkflowSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tarsier workflow deploy}. */
@Command(
    name = "deploy",
    description = {
      "Creates a workflow, or gives it a new revision when its source or settings differ.",
      "",
      "The source is checked first, by the rules of tarsier validate."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tarsier workflow deploy --project my-project --region europe-west4",
      "  tarsier workflow deploy backfill --project my-project --region europe-west4",
      "  tarsier workflow deploy my.workflows.yaml --env CATALOG=gs://bucket/catalog/"
    })
final class WorkflowDeployCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "SOURCE",
      arity = "0..1",
      defaultValue = "image-pipeline",
      description = "image-pipeline, backfill, or a file (default: image-pipeline).")
  private String source;

  @Option(
      names = "--name",
      paramLabel = "ID",
      defaultValue = "",
      description = "What it is called (default: tarsier-SOURCE).")
  private String name;

  @Option(
      names = "--service-account",
      paramLabel = "EMAIL",
      defaultValue = "",
      description = "Whom it acts as (default: the one it has, or the project's).")
  private String serviceAccount;

  @Option(
      names = "--env",
      paramLabel = "NAME=VALUE",
      description = "A variable of the workflow; given any, they replace all that it has.")
  private Map<String, String> environment;

  @Mixin private WorkflowPlaceOptions placeOptions;

  WorkflowDeployCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    WorkflowSource found = source();
    Map<String, String> variables = environment == null ? Map.of() : environment;
    WorkflowSettings settings = new WorkflowSettings(serviceAccount, variables, Map.of());
    String id = name.isEmpty() ? found.workflowId() : name;
    try (CloudWorkflows workflows = CloudWorkflows.in(placeOptions.place(shell.environment()))) {
      Deployed deployed = workflows.deploy(id, found, settings);
      String change = deployed.change().name().toLowerCase(Locale.ROOT);
      shell.out().println(deployed.name() + " " + change + ", revision " + deployed.revision());
    }
    return ExitCode.DONE;
  }

  private WorkflowSource source() throws IOException, ProblemsFound {
    Path file = shell.folder().resolve(source);
    if (WorkflowSource.PACKAGED.contains(source) && !Files.exists(file)) {
      return WorkflowSource.packaged(source);
    }
    if (!Files.isRegularFile(file)) {
      throw new UsageProblem(
          "Missing source: "
              + source
              + " (use "
              + String.join(", ", WorkflowSource.PACKAGED)
              + " or a file)");
    }
    WorkflowSource found = WorkflowSource.of(file);
    SourceText text = new SourceText(source, found.text());
    CheckedFile checked =
        new DocumentChecker(Operations.load(), shell.environment())
            .check(List.of(new NamedText(text, file.toAbsolutePath().getParent())))
            .get(0);
    if (checked.problems().stream().anyMatch(each -> each.severity() == Severity.ERROR)) {
      throw new ProblemsFound(text, checked.problems());
    }
    return found;
  }
}
