package dev.tarsier.template.command;

import dev.tarsier.workflows.WorkflowPlace;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which execution is meant: a full name tells all, an id wants its workflow and place. */
final class ExecutionOptions {
  private static final Pattern NAME =
      Pattern.compile("projects/([^/]+)/locations/([^/]+)/workflows/[^/]+/executions/[^/]+");

  @Parameters(paramLabel = "EXECUTION", description = "An execution's id, or its full name.")
  private String execution;

  @Option(
      names = "--workflow",
      paramLabel = "ID",
      defaultValue = "tarsier-image-pipeline",
      description = "Whose execution an id is of (default: tarsier-image-pipeline).")
  private String workflow;

  @Mixin private WorkflowPlaceOptions placeOptions;

  WorkflowPlace place(Map<String, String> environment) {
    Matcher parts = NAME.matcher(execution);
    if (!parts.matches()) {
      return placeOptions.place(environment);
    }
    String endpoint =
        target(environment) instanceof Target.Served served ? served.root().toString() : "";
    return new WorkflowPlace(parts.group(1), parts.group(2), endpoint);
  }

  Target target(Map<String, String> environment) {
    return placeOptions.target(environment);
  }

  String name(Map<String, String> environment) {
    return execution.contains("/")
        ? execution
        : place(environment).workflow(workflow) + "/executions/" + execution;
  }
}
