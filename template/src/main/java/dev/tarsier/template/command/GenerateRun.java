package dev.tarsier.template.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.request.Location;
import dev.tarsier.template.dataproc.Artifacts;
import dev.tarsier.template.dataproc.Generated;
import dev.tarsier.template.dataproc.GeneratedFiles;
import dev.tarsier.template.dataproc.TemplateGenerator;
import dev.tarsier.template.dataproc.terraform.TerraformFields;
import dev.tarsier.template.dataproc.terraform.TerraformFiles;
import dev.tarsier.template.fork.SetupProblem;
import dev.tarsier.template.plan.Plan;
import dev.tarsier.template.problem.ProblemsFound;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** From a spec file to the files of its template. */
final class GenerateRun {
  private final Shell shell;

  GenerateRun(Shell shell) {
    this.shell = shell;
  }

  /** Returns the exit code. */
  int run(GenerateOptions options) throws ProblemsFound, SetupProblem, IOException {
    RunIds.check(options.runId());
    PlanLoader.Planned planned =
        new PlanLoader(shell, Operations.load()).load(options.specFile(), options.runId());
    ClusterPlacement.require(planned.document());
    Plan plan = planned.plan();
    Artifacts artifacts = artifacts(plan, options.jobJar());
    Generated generated =
        PlanLoader.placed(
            planned.document(), () -> new TemplateGenerator().generate(plan, artifacts));
    Path folder = folder(options, plan);
    boolean terraform = options.format() == GeneratedFiles.Format.TERRAFORM;
    Map<String, String> files =
        terraform
            ? terraform(plan, generated, artifacts, folder)
            : files(options, plan, generated, artifacts, folder);
    try {
      if (!terraform) {
        removeOld(files, folder);
      }
      write(files, folder);
    } catch (IOException e) {
      throw new SetupProblem(
          "Cannot write to " + shell.shortened(folder) + ": " + e + " (choose another --output)");
    }
    shell.out().print(options.json() ? json(generated, files, folder) : text(files, folder));
    return ExitCode.DONE;
  }

  private Map<String, String> files(
      GenerateOptions options, Plan plan, Generated generated, Artifacts artifacts, Path folder) {
    String jar = options.jobJar().isEmpty() ? jobJarFrom(folder) : "";
    return GeneratedFiles.of(plan, generated, artifacts, options.format(), jar);
  }

  private Map<String, String> terraform(
      Plan plan, Generated generated, Artifacts artifacts, Path folder) throws IOException {
    Path variables = folder.resolve(TerraformFiles.VARIABLES);
    String before = Files.exists(variables) ? Files.readString(variables) : "";
    TerraformFields.inexpressible(generated.template())
        .forEach(
            path ->
                shell.note("left out, for Terraform's resource has no argument for it: " + path));
    try {
      return TerraformFiles.of(plan, generated, artifacts, before);
    } catch (IllegalArgumentException e) {
      throw new UsageProblem(e.getMessage() + " (move the file away, or choose another --output)");
    }
  }

  private Artifacts artifacts(Plan plan, String jobJar) throws SetupProblem, IOException {
    String staging = plan.spec().cluster().placement().staging();
    if (jobJar.isEmpty()) {
      return Artifacts.staged(plan, staging, JobJar.sha256(shell.installation().jobJar()));
    }
    try {
      return Artifacts.of(plan, new Location(jobJar).uri(), "", new Location(staging));
    } catch (IllegalArgumentException e) {
      throw new UsageProblem(e.getMessage());
    }
  }

  private Path folder(GenerateOptions options, Plan plan) {
    boolean terraform = options.format() == GeneratedFiles.Format.TERRAFORM;
    String usual = terraform ? "" : "generated/" + plan.spec().dataset();
    return shell.folder().resolve(options.folder().isEmpty() ? usual : options.folder());
  }

  /** The README's commands all work in its own folder. */
  private String jobJarFrom(Path folder) {
    Path here = folder.toAbsolutePath().normalize();
    return here.relativize(shell.installation().jobJar()).toString();
  }

  private static void removeOld(Map<String, String> files, Path folder) throws IOException {
    for (String name : GeneratedFiles.NAMES) {
      Path file = folder.resolve(name);
      if (!files.containsKey(name)
          && Files.isRegularFile(file)
          && GeneratedFiles.isOurs(Files.readString(file))) {
        Files.delete(file);
      }
    }
  }

  private static void write(Map<String, String> files, Path folder) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
    }
  }

  private String text(Map<String, String> files, Path folder) {
    StringBuilder text = new StringBuilder();
    files.keySet().forEach(name -> text.append(shell.shortened(folder.resolve(name))).append('\n'));
    return text.toString();
  }

  private String json(Generated generated, Map<String, String> files, Path folder) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("templateId", generated.templateId());
    node.put("policyId", generated.policies().isEmpty() ? "" : generated.templateId());
    files.keySet().stream()
        .map(name -> shell.shortened(folder.resolve(name)))
        .forEach(node.putArray("files")::add);
    generated.parameters().forEach(node.putObject("parameters")::put);
    return node.toPrettyString() + "\n";
  }
}
