package dev.tarsier.template.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.request.Location;
import dev.tarsier.template.dataproc.Artifacts;
import dev.tarsier.template.dataproc.Generated;
import dev.tarsier.template.dataproc.GeneratedFiles;
import dev.tarsier.template.dataproc.TemplateGenerator;
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
    String jar = options.jobJar().isEmpty() ? jobJarFrom(folder) : "";
    Map<String, String> files =
        GeneratedFiles.of(plan, generated, artifacts, options.format(), jar);
    try {
      write(files, folder);
    } catch (IOException e) {
      throw new SetupProblem(
          "Cannot write to " + shell.shortened(folder) + ": " + e + " (choose another --output)");
    }
    shell.out().print(options.json() ? json(generated, files, folder) : text(files, folder));
    return ExitCode.DONE;
  }

  private Artifacts artifacts(Plan plan, String jobJar) throws SetupProblem, IOException {
    String staging = plan.spec().cluster().placement().staging();
    if (jobJar.isEmpty()) {
      return Artifacts.staged(plan, staging, JobJar.sha256(shell.installation().jobJar()));
    }
    try {
      return Artifacts.of(plan, new Location(jobJar).uri(), new Location(staging));
    } catch (IllegalArgumentException e) {
      throw new UsageProblem(e.getMessage());
    }
  }

  private Path folder(GenerateOptions options, Plan plan) {
    String name =
        options.folder().isEmpty() ? "generated/" + plan.spec().dataset() : options.folder();
    return shell.folder().resolve(name);
  }

  /** The README's commands all work in its own folder. */
  private String jobJarFrom(Path folder) {
    Path here = folder.toAbsolutePath().normalize();
    return here.relativize(shell.installation().jobJar()).toString();
  }

  private static void write(Map<String, String> files, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String name : GeneratedFiles.NAMES) {
      Path file = folder.resolve(name);
      if (!files.containsKey(name)
          && Files.isRegularFile(file)
          && GeneratedFiles.isOurs(Files.readString(file))) {
        Files.delete(file);
      }
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
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
