package dev.tarsier.template.dataproc.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.template.problem.Problem;
import dev.tarsier.template.problem.SourceText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestDocumentChecker {
  private static final String TEMPLATE =
      """
      placement:
        managedCluster:
          clusterName: nightly
          config:
            softwareConfig:
              imageVersion: 3.0-debian13
            workerConfig:
              numInstances: 3
            autoscalingConfig:
              policyUri: projects/p/regions/us-central1/autoscalingPolicies/fast
      jobs:
      - stepId: count
        sparkJob:
          mainJarFileUri: gs://bucket/count.jar
      """;

  private static final String POLICY =
      """
      id: fast
      workerConfig:
        maxInstances: 2
      basicAlgorithm:
        yarnConfig:
          gracefulDecommissionTimeout: 0s
          scaleUpFactor: 1.0
          scaleDownFactor: 0.0
      """;

  @Test
  void aTemplateIsHeldToItsPolicy() {
    assertThat(messages(text("template.yaml", TEMPLATE), text("policy.yaml", POLICY)))
        .containsExactly(
            "template.yaml:8 Invalid numInstances: 3 (policy fast has primary workers from 2 to 2)"
                + " TARS-C035");
  }

  @Test
  void aPolicyOfAnotherIdIsNoMatter() {
    String other = POLICY.replace("fast", "slow");
    assertThat(messages(text("template.yaml", TEMPLATE), text("policy.yaml", other))).isEmpty();
  }

  @Test
  void thePolicyBesideTheTemplateIsMeant() {
    String wider = POLICY.replace("maxInstances: 2", "maxInstances: 5");
    assertThat(
            messages(
                text("a/template.yaml", TEMPLATE),
                text("a/policy.yaml", wider),
                text("b/policy.yaml", POLICY)))
        .isEmpty();
    assertThat(
            messages(
                text("template.yaml", TEMPLATE),
                text("a/policy.yaml", wider),
                text("b/policy.yaml", POLICY)))
        .isEmpty();
  }

  @Test
  void aBrokenPolicySaysNothingOfTemplates() {
    String broken = POLICY.replace("maxInstances: 2", "maxInstances: 1");
    assertThat(messages(text("template.yaml", TEMPLATE), text("policy.yaml", broken)))
        .containsExactly(
            "policy.yaml:3 Invalid maxInstances: 1 (primary workers number at least 2) TARS-P003");
  }

  @Test
  void theOrderOfManyFilesStays() {
    List<NamedText> files =
        IntStream.range(0, 40).mapToObj(i -> text(i + ".yaml", POLICY)).toList();
    assertThat(checker().check(files))
        .extracting(file -> file.source().file())
        .containsExactlyElementsOf(files.stream().map(file -> file.text().file()).toList());
  }

  @Test
  void recognisesMisspeltDocuments() {
    assertThat(kind("datset: eyepacs\nsorce: {uri: a}\n")).isEqualTo(DocumentKind.SPEC);
    assertThat(kind("placment: {}\njobz: []\n")).isEqualTo(DocumentKind.TEMPLATE);
    assertThat(kind("basic_algorithm: {}\n")).isEqualTo(DocumentKind.POLICY);
    assertThat(kind("name: projects/p/regions/r/workflowTemplates/t\nid: t\n"))
        .isEqualTo(DocumentKind.TEMPLATE);
    assertThat(kind("name: projects/p/regions/r/autoscalingPolicies/t\nid: t\n"))
        .isEqualTo(DocumentKind.POLICY);
    assertThat(kind("name: retina\n")).isEqualTo(DocumentKind.RECIPE);
    assertThat(kind("_: 1\n")).isEqualTo(DocumentKind.UNKNOWN);
    assertThat(kind("- 1\n")).isEqualTo(DocumentKind.UNKNOWN);
  }

  private static DocumentKind kind(String text) {
    return Documents.check("x.yaml", text).kind();
  }

  private static DocumentChecker checker() {
    return new DocumentChecker(Operations.load(), Map.of());
  }

  private static NamedText text(String name, String text) {
    return new NamedText(new SourceText(name, text), Path.of("/data"));
  }

  private static List<String> messages(NamedText... files) {
    return checker().check(List.of(files)).stream()
        .flatMap(file -> file.problems().stream())
        .map(TestDocumentChecker::message)
        .toList();
  }

  private static String message(Problem problem) {
    return problem.file() + ":" + problem.line() + " " + problem.message() + " " + problem.code();
  }
}
