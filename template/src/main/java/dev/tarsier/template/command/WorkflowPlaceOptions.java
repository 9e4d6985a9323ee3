package dev.tarsier.template.command;

import dev.tarsier.template.spec.Setting;
import dev.tarsier.workflows.WorkflowPlace;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where workflows live. */
final class WorkflowPlaceOptions {
  @Option(
      names = "--project",
      paramLabel = "ID",
      defaultValue = "",
      description = "Project (TARSIER_PROJECT, GOOGLE_CLOUD_PROJECT).")
  private String project;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      defaultValue = "",
      description = "Region, as in europe-west4 (TARSIER_REGION).")
  private String region;

  @Mixin private EndpointOptions endpointOptions;

  /** Flag, then variable; throws UsageProblem where neither tells. */
  WorkflowPlace place(Map<String, String> environment) {
    Setting projectSetting =
        Setting.in(environment)
            .flag("--project", project)
            .variables("TARSIER_PROJECT", "GOOGLE_CLOUD_PROJECT");
    Setting regionSetting =
        Setting.in(environment).flag("--region", region).variables("TARSIER_REGION");
    Target target = target(environment);
    String endpoint = target instanceof Target.Served served ? served.root().toString() : "";
    return new WorkflowPlace(
        required("--project", projectSetting), required("--region", regionSetting), endpoint);
  }

  Target target(Map<String, String> environment) {
    return endpointOptions.target(environment);
  }

  private static String required(String name, Setting setting) {
    String text = setting.orElse("");
    if (text.isEmpty()) {
      throw new UsageProblem("Missing " + name + " (or set its variable; see --help)");
    }
    return text;
  }
}
