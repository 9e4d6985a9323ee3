package dev.tarsier.template.dataproc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.dataproc.v1.AutoscalingPolicy;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import dev.tarsier.template.dataproc.rule.Checked;
import dev.tarsier.template.dataproc.rule.DataprocChecker;
import dev.tarsier.template.dataproc.rule.InvalidParameters;
import dev.tarsier.template.dataproc.rule.TemplateParameters;
import dev.tarsier.template.problem.Problem;
import dev.tarsier.template.problem.SourceText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the generator writes passes the checks, and reads back as what it was. */
class TestGeneratedIsSound {
  /** Local files in a template, GPUs on spot workers, their driver: as asked, and worth a word. */
  private static final Map<String, List<String>> WARNINGS =
      Map.of(
          "local",
          List.of("TARS-N009", "TARS-N009", "TARS-N009"),
          "gpu",
          List.of("TARS-C016"),
          "gpu-features",
          List.of("TARS-C026", "TARS-C024", "TARS-C016"));

  static List<String> shapes() {
    return Shapes.NAMES;
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void nothingIsFoundInATemplate(String shape) throws Exception {
    Generated generated = Shapes.generated(shape);
    Checked<WorkflowTemplate> yaml =
        DataprocChecker.template(new SourceText("t.yaml", TemplateText.yaml(generated)));
    Checked<WorkflowTemplate> json =
        DataprocChecker.template(new SourceText("t.json", TemplateText.json(generated.template())));

    assertThat(yaml.problems())
        .extracting(Problem::code)
        .containsExactlyElementsOf(WARNINGS.getOrDefault(shape, List.of()));
    assertThat(yaml.hasErrors()).isFalse();
    assertThat(yaml.message()).isEqualTo(generated.template());
    assertThat(json.message()).isEqualTo(generated.template());
    assertThat(DataprocChecker.refusalsToRun(generated.template())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void nothingIsFoundInAPolicy(String shape) throws Exception {
    Generated generated = Shapes.generated(shape);
    for (AutoscalingPolicy policy : generated.policies()) {
      Checked<AutoscalingPolicy> checked =
          DataprocChecker.policy(new SourceText("p.yaml", TemplateText.policyYaml(policy)));

      assertThat(checked.problems()).isEmpty();
      assertThat(checked.message()).isEqualTo(policy);
      assertThat(DataprocChecker.refusals(policy)).isEmpty();
      assertThat(DataprocChecker.names(generated.template(), policy)).isTrue();
      assertThat(DataprocChecker.refusals(generated.template(), policy)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void theParametersTakeTheValuesOfTheSpec(String shape) throws Exception {
    Generated generated = Shapes.generated(shape);
    WorkflowTemplate applied = applied(generated);

    assertThat(DataprocChecker.refusalsToRun(applied)).isEmpty();
    assertThat(applied.getJobsCount()).isEqualTo(shape.equals("speedtest") ? 3 : 2);
  }

  private static WorkflowTemplate applied(Generated generated) throws InvalidParameters {
    return TemplateParameters.apply(generated.template(), generated.parameters());
  }
}
