package dev.tarsier.template.dataproc;

import dev.tarsier.template.plan.Plan;
import dev.tarsier.template.spec.ClusterSpec.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The README beside generated files: every command is complete and can be pasted. */
final class GeneratedReadme {
  private static final Map<String, String> FILES =
      Map.of(
          "workflow-template", "the workflow template: cluster, steps, parameters",
          "autoscaling-policy", "the policy that its cluster is attached to",
          "recipe.yaml", "the recipe, to read and to check",
          "recipe.json", "the recipe as the job reads it");

  private final Plan plan;
  private final Generated generated;
  private final Artifacts artifacts;
  private final String extension;
  private final String jobJar;

  GeneratedReadme(
      Plan plan, Generated generated, Artifacts artifacts, String extension, String jobJar) {
    this.plan = plan;
    this.generated = generated;
    this.artifacts = artifacts;
    this.extension = extension;
    this.jobJar = jobJar;
  }

  String text(Set<String> names) {
    return introduction(names) + upload() + imports() + run() + inline();
  }

  private String introduction(Set<String> names) {
    StringBuilder text = new StringBuilder("# ").append(generated.templateId()).append("\n\n");
    text.append("Dataset ")
        .append(plan.spec().dataset())
        .append(" on Dataproc, written by `tarsier generate`, which overwrites these files: change")
        .append("\nthe dataset spec, not them. The commands below work in this folder.\n\n");
    text.append("| file | what it is |\n|---|---|\n");
    for (String name : names) {
      String what = FILES.getOrDefault(name, FILES.get(name.replaceFirst("\\.[a-z]+$", "")));
      text.append("| `").append(name).append("` | ").append(what).append(" |\n");
    }
    return text.toString();
  }

  private String upload() {
    List<String> commands = new ArrayList<>();
    String copy = "gcloud storage cp ";
    if (!jobJar.isEmpty()) {
      commands.add(copy + ShellText.word(jobJar) + " " + word(artifacts.jobJarUri()));
    }
    artifacts
        .uploads(plan)
        .forEach(
            (uri, file) -> commands.add(copy + ShellText.word(file.toString()) + " " + word(uri)));
    if (!artifacts.recipeUri().isEmpty()) {
      commands.add(copy + "recipe.json " + word(artifacts.recipeUri()));
    }
    generated
        .eventLogMarker()
        .ifPresent(marker -> commands.add("printf '' | " + copy + "- " + word(marker)));
    return "\n## Upload\n\nThe jar again when the job has changed: its name is its content. The empty"
        + " file makes the folder of\nSpark's event logs, which Spark itself does not make.\n\n"
        + block(commands);
  }

  private String imports() {
    List<String> commands = new ArrayList<>();
    if (!generated.policies().isEmpty()) {
      commands.add(imported("autoscaling-policies", "autoscaling-policy"));
    }
    commands.add(imported("workflow-templates", "workflow-template"));
    return "\n## Import\n\nWhat is there under this name is overwritten; gcloud asks first, unless"
        + " told `--quiet`.\n\n"
        + block(commands);
  }

  private String imported(String kind, String file) {
    return command(kind + " import " + generated.templateId(), "--source=" + file + extension);
  }

  private String run() {
    String parameters =
        "--parameters=" + ShellText.word(ShellText.parameters(generated.parameters()));
    return "\n## Run\n\nEvery parameter must be given: templates have no defaults. The characters"
        + " between the two `^` separate\nthe values, because a comma may be part of one. Other"
        + " images need a `RUN_ID` of their own; the same\nrun again goes on where it stopped.\n\n"
        + block(
            List.of(
                command("workflow-templates instantiate " + generated.templateId(), parameters)))
        + "\ngcloud ends with 0 when the workflow has ended, even where a job of it has failed: look"
        + " at its jobs.\n\n"
        + block(
            List.of(
                command(
                    "jobs list",
                    "--filter='labels.goog-dataproc-workflow-template-id="
                        + generated.templateId()
                        + "'")));
  }

  private String inline() {
    String policy =
        generated.policies().isEmpty()
            ? ""
            : "\nThe autoscaling policy must be imported all the same.";
    boolean yaml = extension.equals(".yaml");
    String without =
        yaml
            ? "awk '/^[a-z]/ {skip = /^parameters:/} !skip' workflow-template.yaml > inline.yaml"
            : "jq 'del(.parameters)' workflow-template.json > inline.json";
    return "\n## Run without importing\n\ninstantiate-from-file cannot give parameters, so they are"
        + " taken out, and what stands in the file counts."
        + policy
        + "\n\n"
        + block(
            List.of(
                without,
                command("workflow-templates instantiate-from-file", "--file=inline" + extension)));
  }

  private String command(String verb, String option) {
    Placement placement = plan.spec().cluster().placement();
    return "gcloud dataproc "
        + verb
        + " --project="
        + word(placement.project())
        + " --region="
        + word(placement.region())
        + " \\\n  "
        + option;
  }

  private static String word(String text) {
    return ShellText.word(text);
  }

  private static String block(List<String> commands) {
    return "```sh\n" + String.join("\n", commands) + "\n```\n";
  }
}
