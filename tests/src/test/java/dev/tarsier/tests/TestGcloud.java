package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import dev.tarsier.template.dataproc.rule.Checked;
import dev.tarsier.template.dataproc.rule.DataprocChecker;
import dev.tarsier.template.problem.Severity;
import dev.tarsier.template.problem.SourceText;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real gcloud, on what {@code tarsier generate} writes, against {@code tarsier emulator}. */
class TestGcloud {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SPEC =
      """
      dataset: eyes
      source:
        uri: gs://images-b/all/
        measured: {images: 6, bytes: 4MiB, megapixels: 1.2}
      output:
        uri: gs://output-b/runs/
      limits: {rejected: 60%}
      cluster:
        project: tarsier-local
        region: us-central1
        staging: gs://staging-b/
      """;

  @TempDir private static Path folder;
  private static ServedEmulator emulator;
  private static Gcloud gcloud;
  private static JsonNode generated;

  @BeforeAll
  static void serve() throws Exception {
    Assumptions.assumeTrue(Gcloud.isInstalled(), "skipped: gcloud not found");
    Path images = Files.createDirectories(folder.resolve("buckets/images-b/all"));
    try (Stream<Path> files = Files.walk(SampleFolder.of(6))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, images.resolve(file.getFileName()));
      }
    }
    Files.writeString(folder.resolve("eyes.yaml"), SPEC);
    generated = JSON.readTree(output("generate", folder.resolve("eyes.yaml").toString()));
    String jar = generated.at("/parameters/JOB_JAR").asText().substring("gs://".length());
    Path target = folder.resolve("buckets").resolve(jar);
    Files.createDirectories(target.getParent());
    Files.copy(Checkout.jobJar(), target);
    emulator = ServedEmulator.start(folder);
    gcloud = new Gcloud(folder, emulator.exports());
    gcloud
        .dataproc("autoscaling-policies", "import", "tarsier-eyes", source("autoscaling-policy"))
        .orFail();
  }

  private static String output(String command, String file) throws Exception {
    Process process =
        ServedEmulator.tool(folder, command, file, "-o", folder.toString(), "--json")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return text;
  }

  private static String source(String name) {
    return "--source=" + folder.resolve(name + ".yaml");
  }

  @AfterAll
  static void end() throws Exception {
    if (emulator != null) {
      assertThat(emulator.end()).as("exit code of tarsier emulator").isZero();
    }
  }

  private static Gcloud.Result templates(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("workflow-templates"));
    all.addAll(List.of(arguments));
    return gcloud.dataproc(all.toArray(String[]::new));
  }

  private static String parameters(String runId) {
    List<String> pairs = new ArrayList<>();
    generated
        .path("parameters")
        .properties()
        .forEach(
            entry -> {
              String value = entry.getKey().equals("RUN_ID") ? runId : entry.getValue().asText();
              pairs.add(entry.getKey() + "=" + value);
            });
    return "--parameters=^;^" + String.join(";", pairs);
  }

  @Test
  void whatGenerateWroteRuns() throws Exception {
    templates("import", "tarsier-eyes", source("workflow-template")).orFail();
    Gcloud.Result run = templates("instantiate", "tarsier-eyes", parameters("by-gcloud")).orFail();

    assertThat(run.err())
        .containsSubsequence(
            "Waiting on operation [projects/tarsier-local/regions/us-central1/operations/",
            "Created cluster: tarsier-eyes-",
            "] DONE",
            "COMPLETED",
            "Deleted cluster: tarsier-eyes-");
    Path runFolder = folder.resolve("buckets/output-b/runs/by-gcloud");
    assertThat(runFolder.resolve("_SUCCESS")).exists();
    assertThat(runFolder.resolve("shards")).isNotEmptyDirectory();

    String filter = "--filter=labels.goog-dataproc-workflow-template-id=tarsier-eyes";
    String jobs =
        gcloud.dataproc("jobs", "list", filter, "--format=value(reference.jobId)").orFail().out();
    assertThat(jobs.lines()).hasSize(2).first().asString().startsWith("verify-");
    String process = jobs.lines().filter(id -> id.startsWith("process-")).findFirst().orElseThrow();
    Gcloud.Result wait = gcloud.dataproc("jobs", "wait", process).orFail();
    assertThat(wait.err())
        .contains("Tarsier: left out, for they describe a cluster: ")
        .contains("\"finished\"")
        .contains("Job [" + process + "] finished successfully.")
        .doesNotContain("WARNING: Job terminated");
  }

  @Test
  void aTemplateInAFileRunsWithoutBeingImported() throws Exception {
    String file = "--file=" + folder.resolve("workflow-template.yaml");
    Gcloud.Result run = templates("instantiate-from-file", file).orFail();
    assertThat(run.err()).contains("WorkflowTemplate DONE").contains("COMPLETED");
    String runId = generated.at("/parameters/RUN_ID").asText();
    assertThat(folder.resolve("buckets/output-b/runs/" + runId + "/_SUCCESS")).exists();
  }

  /** What a template says, and nothing is wrong with it; gcloud's export leaves its id out. */
  private static WorkflowTemplate checked(Path file) throws Exception {
    Checked<WorkflowTemplate> read =
        DataprocChecker.template(new SourceText(file.toString(), Files.readString(file)));
    assertThat(read.problems()).noneMatch(problem -> problem.severity() == Severity.ERROR);
    return read.message().toBuilder().clearId().build();
  }

  @Test
  void aTemplateIsImportedExportedListedAndDeleted() throws Exception {
    templates("import", "round-trip", source("workflow-template")).orFail();
    Path first = folder.resolve("first.yaml");
    templates("export", "round-trip", "--destination=" + first).orFail();
    assertThat(checked(first)).isEqualTo(checked(folder.resolve("workflow-template.yaml")));
    templates("import", "round-trip", "--source=" + first).orFail();
    Path second = folder.resolve("second.yaml");
    templates("export", "round-trip", "--destination=" + second).orFail();
    assertThat(second).hasSameTextualContentAs(first);

    assertThat(templates("describe", "round-trip", "--format=value(version)").orFail().out())
        .isEqualTo("2\n");
    assertThat(templates("list", "--format=value(id)").orFail().out().lines())
        .contains("round-trip");
    templates("set-dag-timeout", "round-trip", "--dag-timeout=20m").orFail();
    assertThat(templates("describe", "round-trip", "--format=value(dagTimeout)").orFail().out())
        .isEqualTo("1200s\n");
    templates("delete", "round-trip").orFail();
    assertThat(templates("describe", "round-trip").exitCode()).isEqualTo(1);
  }

  @Test
  void aRunningWorkflowIsFoundAndCancelled() throws Exception {
    Files.writeString(folder.resolve("wait.yaml"), waitingTemplate());
    templates("import", "wait-here", source("wait")).orFail();
    assertThat(templates("instantiate", "wait-here", "--async").orFail().err())
        .contains("Instantiating [wait-here] with operation [projects/tarsier-local/regions/");
    String filter =
        "--filter=operationType = WORKFLOW AND status.state = RUNNING AND"
            + " labels.goog-dataproc-workflow-template-id = wait-here";
    String operation =
        gcloud
            .dataproc("operations", "list", filter, "--format=value(name)")
            .orFail()
            .out()
            .strip();
    JsonNode running =
        JSON.readTree(
            gcloud.dataproc("operations", "describe", operation, "--format=json").orFail().out());
    String cluster = running.at("/metadata/clusterName").asText();
    assertThat(value("clusters", cluster, "status.state")).isEqualTo("RUNNING");
    assertThat(gcloud.dataproc("clusters", "list").orFail().out()).contains(cluster);

    gcloud.dataproc("operations", "cancel", operation).orFail();
    while (!value("operations", operation, "done").equals("True")) {
      Thread.onSpinWait();
    }
    assertThat(value("operations", operation, "error.message"))
        .isEqualTo("Cannot finish workflow: it was cancelled");
    assertThat(gcloud.dataproc("clusters", "describe", cluster).exitCode()).isEqualTo(1);
  }

  private static String value(String group, String name, String field) throws Exception {
    return gcloud
        .dataproc(group, "describe", name, "--format=value(" + field + ")")
        .orFail()
        .out()
        .strip();
  }

  private static String waitingTemplate() throws Exception {
    Path jar = folder.resolve("waiting.jar");
    String name = "dev/tarsier/tests/plugin/Waiting.class";
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      entries.putNextEntry(new JarEntry(name));
      entries.write(TestGcloud.class.getResourceAsStream("/" + name).readAllBytes());
    }
    return """
        placement:
          managedCluster:
            clusterName: "wait-here"
            config: {softwareConfig: {imageVersion: "3.0-debian13"}}
        jobs:
          - stepId: "wait"
            sparkJob:
              mainClass: "dev.tarsier.tests.plugin.Waiting"
              jarFileUris: ["%s"]
        """
        .formatted(jar.toUri());
  }

  @Test
  void aBadTemplateIsRefusedWithEveryFault() throws Exception {
    String text = Files.readString(folder.resolve("workflow-template.yaml"));
    Path bad = folder.resolve("bad.yaml");
    Files.writeString(
        bad,
        text.replace("mainClass: \"dev.tarsier.job.VerifyJob\"", "mainKlass: \"x\"")
            .replace("numInstances: 2", "numInstances: 2\n        wheels: 4"));
    Gcloud.Result refused = templates("import", "bad-one", "--source=" + bad);
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err())
        .contains("INVALID_ARGUMENT: Invalid JSON payload received. Unknown name ")
        .contains("\"mainKlass\" at 'template.jobs[1].spark_job': Cannot find field.")
        .contains(
            "\"wheels\" at 'template.placement.managed_cluster.config.worker_config': Cannot find"
                + " field.");
  }

  @Test
  void aBadValueOfAParameterIsRefused() throws Exception {
    templates("import", "values", source("workflow-template")).orFail();
    Gcloud.Result refused =
        templates("instantiate", "values", parameters("ok").replace("PARTITIONS=", "PARTITIONS=x"));
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("INVALID_ARGUMENT: Invalid PARTITIONS: x");
    assertThat(templates("instantiate", "values").err())
        .contains("Missing parameter: DATASET (every parameter needs a value)");
  }

  @Test
  void aPolicyIsImportedTwiceAndListed() throws Exception {
    String source = source("autoscaling-policy");
    assertThat(gcloud.dataproc("autoscaling-policies", "import", "again", source).orFail().err())
        .contains("Created [again].");
    assertThat(gcloud.dataproc("autoscaling-policies", "import", "again", source).orFail().err())
        .contains("Updated [again].");
    assertThat(gcloud.dataproc("autoscaling-policies", "list").orFail().out()).contains("again");
    gcloud.dataproc("autoscaling-policies", "delete", "again").orFail();
  }
}
