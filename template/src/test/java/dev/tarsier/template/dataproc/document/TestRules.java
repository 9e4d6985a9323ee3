package dev.tarsier.template.dataproc.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.template.dataproc.field.DataprocRule;
import dev.tarsier.template.dataproc.rule.RuleCatalog;
import dev.tarsier.template.dataproc.terraform.TerraformRule;
import dev.tarsier.template.onboard.OnboardRule;
import dev.tarsier.template.problem.Rule;
import dev.tarsier.template.run.OnlineRule;
import dev.tarsier.template.spec.SpecRule;
import dev.tarsier.template.workflow.WorkflowRule;
import dev.tarsier.template.yaml.YamlRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** RULES.md is what the rules say of themselves; {@code -Dgolden.write=true} writes it. */
class TestRules {
  private static final Path FILE = Path.of("RULES.md");
  private static final String HEAD =
      """
      # Rules

      What `tarsier validate` holds files to; written by `TestRules` from the rules themselves. The letter says of what: Y any
      YAML file, D its kind, S a dataset spec, A how a spec's entries agree, R a recipe, F the fields of a template or policy,
      N names and URIs, T a template, V its parameters (the variables), C its cluster, P an autoscaling policy,
      W a source of Cloud Workflows, I what Terraform can provision (`--for terraform`),
      O what only Google Cloud can tell (`--online`), L a table of data sets (`tarsier onboard --from`).

      "Dataproc too" is `yes` where the documentation asks for it of every template or policy that is stored, `when it is run`
      where only running needs it, and `no` where Dataproc is not known to refuse: advice, and traps on the way there.
      What is not documented is a warning at most. With `--strict` warnings are errors.

      | code | severity | Dataproc too | what holds |
      |---|---|---|---|
      """;

  private static List<Rule> rules() {
    return Stream.<Rule>concat(
            Stream.concat(
                Stream.<Rule>of(YamlRule.values()),
                Stream.concat(
                    Stream.<Rule>of(SpecRule.values()),
                    Stream.<Rule>concat(
                        Stream.of(DocumentRule.values()),
                        Stream.<Rule>concat(
                            Stream.of(WorkflowRule.values()), Stream.of(TerraformRule.values()))))),
            Stream.concat(
                RuleCatalog.dataprocRules().stream(),
                Stream.<Rule>concat(
                    Stream.of(OnlineRule.values()), Stream.of(OnboardRule.values()))))
        .toList();
  }

  private static String row(Rule rule) {
    String refused = rule instanceof DataprocRule server ? server.refusal().words() : "no";
    return "| %s | %s | %s | %s |%n"
        .formatted(rule.code(), rule.severity().keyword(), refused, rule.summary())
        .replace(System.lineSeparator(), "\n");
  }

  @Test
  void theTableIsUpToDate() throws IOException {
    StringBuilder text = new StringBuilder(HEAD);
    rules().forEach(rule -> text.append(row(rule)));
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(FILE, text);
    } else {
      assertThat(FILE).hasContent(text.toString());
    }
  }

  @Test
  void everyRuleHasACodeOfItsOwn() {
    assertThat(rules()).extracting(Rule::code).allMatch(code -> code.matches("TARS-[A-Z]\\d{3}"));
    assertThat(rules()).extracting(Rule::code).doesNotHaveDuplicates();
    assertThat(rules()).extracting(Rule::summary).doesNotHaveDuplicates().doesNotContain("");
  }
}
