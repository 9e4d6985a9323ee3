package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data flow goes one way, and the compiler does not know it: this test does. */
class TestImportRules {
  private static final String JOB = "dev.tarsier.job.";
  private static final String TEMPLATE = "dev.tarsier.template.";
  private static final String JACKSON = "com.fasterxml.jackson.";
  private static final String HADOOP = "org.apache.hadoop.";
  private static final String SPARK = "org.apache.spark.";
  private static final List<String> CONTRACT =
      List.of(JOB + "request.", JOB + "report.", JOB + "recipe.");

  private static List<String> contractAnd(String... more) {
    List<String> allowed = new ArrayList<>(CONTRACT);
    allowed.addAll(List.of(more));
    return allowed;
  }

  /** What reads again what others have written. */
  private static Map<String, List<String>> lookingRules() {
    Map<String, List<String>> rules = new TreeMap<>();
    rules.put(
        "dev.tarsier.job.inspect",
        contractAnd(
            JOB + "storage.",
            JOB + "source.",
            JOB + "accept.",
            JOB + "image.",
            JOB + "pipeline.",
            HADOOP));
    rules.put(
        "dev.tarsier.job.subset",
        contractAnd(JOB + "storage.", JOB + "source.", JOB + "sink.", JOB + "pipeline.", HADOOP));
    rules.put(
        "dev.tarsier.job.preview",
        contractAnd(
            JOB + "storage.",
            JOB + "source.",
            JOB + "accept.",
            JOB + "image.",
            JOB + "chart.",
            HADOOP));
    rules.put(
        "dev.tarsier.job.verify",
        contractAnd(
            JOB + "storage.",
            JOB + "accept.",
            JOB + "image.",
            JOB + "sink.",
            JOB + "tfrecord.",
            JOB + "chart.",
            JOB + "pipeline.",
            JACKSON,
            HADOOP,
            SPARK,
            "org.apache.parquet."));
    return rules;
  }

  /** What changes a finished run. */
  private static List<String> erasing() {
    return contractAnd(
        JOB + "storage.",
        JOB + "source.",
        JOB + "sink.",
        JOB + "chart.",
        JACKSON,
        HADOOP,
        "org.apache.parquet.");
  }

  /** What tells how fast something is. */
  private static Map<String, List<String>> measuringRules() {
    Map<String, List<String>> rules = new TreeMap<>();
    rules.put("dev.tarsier.job.bench", List.of(JOB, JACKSON, HADOOP, SPARK));
    rules.put("dev.tarsier.job.statistics", List.of("org.hipparchus."));
    rules.put(
        "dev.tarsier.job.speedtest",
        List.of(
            JOB,
            HADOOP,
            SPARK,
            "org.apache.parquet.",
            "org.apache.commons.compress.",
            "org.apache.commons.csv."));
    return rules;
  }

  private static Map<String, List<String>> jobRules() {
    Map<String, List<String>> rules = new TreeMap<>();
    rules.put("dev.tarsier.job.request", List.of());
    rules.put("dev.tarsier.job.report", List.of(JACKSON, JOB + "request."));
    rules.put("dev.tarsier.job.recipe", List.of(JACKSON, JOB + "request.", JOB + "report."));
    rules.put("dev.tarsier.job.alike", List.of());
    rules.put("dev.tarsier.job.storage", contractAnd(HADOOP));
    rules.put("dev.tarsier.job.accept", contractAnd());
    rules.put(
        "dev.tarsier.job.source",
        contractAnd(
            JOB + "storage.", HADOOP, SPARK, "org.apache.parquet.", "org.apache.commons.csv."));
    rules.put("dev.tarsier.job.image", contractAnd("org.opencv.", "org.bytedeco."));
    rules.put("dev.tarsier.job.tfrecord", List.of(JOB + "example.", "com.google.protobuf."));
    rules.put("dev.tarsier.job.model", contractAnd("ai.onnxruntime."));
    rules.put("dev.tarsier.job.model.pca", contractAnd(SPARK));
    rules.put(
        "dev.tarsier.job.sink",
        contractAnd(
            JOB + "storage.",
            JOB + "tfrecord.",
            HADOOP,
            "org.apache.parquet.",
            "org.apache.commons.compress.",
            "org.apache.commons.csv."));
    rules.put("dev.tarsier.job.chart", contractAnd());
    rules.put("dev.tarsier.job.tracking", contractAnd(JACKSON));
    rules.put("dev.tarsier.job.pipeline", List.of(JOB, JACKSON, HADOOP, SPARK));
    rules.put("dev.tarsier.job.erase", erasing());
    rules.putAll(lookingRules());
    rules.putAll(measuringRules());
    rules.put("dev.tarsier.job", List.of(JOB, SPARK));
    return rules;
  }

  /** What speaks of Dataproc, or is one. */
  private static Map<String, List<String>> cloudRules() {
    Map<String, List<String>> rules = new TreeMap<>();
    String protos = "com.google.cloud.dataproc.v1.";
    String protobuf = "com.google.protobuf.";
    rules.put(
        "dev.tarsier.template.dataproc",
        contractAnd(
            TEMPLATE + "plan.",
            TEMPLATE + "spec.",
            TEMPLATE + "workflow.",
            TEMPLATE + "yaml.",
            TEMPLATE + "problem.",
            "org.yaml.",
            JACKSON,
            protos,
            protobuf,
            "com.google.re2j."));
    rules.put(
        "dev.tarsier.template.run",
        contractAnd(
            TEMPLATE + "dataproc.",
            TEMPLATE + "plan.",
            TEMPLATE + "spec.",
            TEMPLATE + "problem.",
            TEMPLATE + "fork.",
            JACKSON,
            "com.google."));
    rules.put("dev.tarsier.template.emulator", emulator(protos, protobuf));
    return rules;
  }

  private static List<String> emulator(String protos, String protobuf) {
    return contractAnd(
        TEMPLATE + "dataproc.",
        TEMPLATE + "fork.",
        TEMPLATE + "problem.",
        JACKSON,
        "com.sun.net.httpserver.",
        "com.google.longrunning.",
        "com.google.rpc.",
        "com.google.cloud.workflows.",
        protos,
        protobuf);
  }

  private static Map<String, List<String>> templateRules() {
    Map<String, List<String>> rules = new TreeMap<>();
    String yaml = "org.yaml.";
    String statistics = TEMPLATE + "statistics.";
    rules.put("dev.tarsier.template.problem", List.of());
    rules.put("dev.tarsier.template.statistics", List.of());
    rules.put("dev.tarsier.template.yaml", contractAnd(TEMPLATE + "problem.", yaml, JACKSON));
    rules.put(
        "dev.tarsier.template.workflow",
        contractAnd(TEMPLATE + "problem.", TEMPLATE + "yaml.", yaml));
    rules.put(
        "dev.tarsier.template.spec",
        contractAnd(TEMPLATE + "problem.", TEMPLATE + "yaml.", yaml, JACKSON));
    rules.put("dev.tarsier.template.plan", contractAnd(TEMPLATE + "spec.", TEMPLATE + "problem."));
    rules.put("dev.tarsier.template.simulate", List.of(TEMPLATE + "plan.", statistics));
    rules.put(
        "dev.tarsier.template.onboard",
        contractAnd(
            TEMPLATE + "spec.", TEMPLATE + "plan.", TEMPLATE + "yaml.", TEMPLATE + "problem."));
    rules.put("dev.tarsier.template.fork", contractAnd(TEMPLATE + "spec."));
    rules.put(
        "dev.tarsier.template.tune",
        List.of(statistics, "org.hipparchus.", "org.apache.commons.csv."));
    rules.putAll(cloudRules());
    rules.put(
        "dev.tarsier.template.command",
        contractAnd(TEMPLATE, "dev.tarsier.workflows.", "picocli.", JACKSON));
    rules.put("dev.tarsier.template", contractAnd(TEMPLATE, "dev.tarsier.workflows.", "picocli."));
    return rules;
  }

  @Test
  void theJobKeepsItsDirection() throws IOException {
    ImportRules rules = new ImportRules(jobRules());
    for (String sources : List.of("main", "openpnp", "bytedeco")) {
      Path folder = Checkout.home().resolve("job/src").resolve(sources).resolve("java");
      assertThat(rules.violations(folder)).isEmpty();
    }
  }

  @Test
  void theToolKeepsItsDirection() throws IOException {
    Path folder = Checkout.home().resolve("template/src/main/java");
    assertThat(new ImportRules(templateRules()).violations(folder)).isEmpty();
  }

  @Test
  void theWorkflowsKnowNothingOfTheOthers() throws IOException {
    Path folder = Checkout.home().resolve("workflows/src/main/java");
    Map<String, List<String>> rules = Map.of("dev.tarsier.workflows", List.of("com.google."));
    assertThat(new ImportRules(rules).violations(folder)).isEmpty();
  }

  @Test
  void aPlantedViolationIsFound(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("Planted.java"),
        """
        package dev.tarsier.job.source;

        import dev.tarsier.job.request.Location;
        import dev.tarsier.job.sink.TarSink;
        import org.opencv.core.Mat;
        """);
    assertThat(new ImportRules(jobRules()).violations(folder))
        .containsExactly(
            "dev.tarsier.job.source must not import dev.tarsier.job.sink.TarSink (Planted.java)",
            "dev.tarsier.job.source must not import org.opencv.core.Mat (Planted.java)");
  }
}
