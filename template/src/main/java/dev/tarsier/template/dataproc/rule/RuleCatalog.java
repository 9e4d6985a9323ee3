package dev.tarsier.template.dataproc.rule;

import dev.tarsier.template.dataproc.field.DataprocRule;
import dev.tarsier.template.dataproc.field.FieldRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The rules for what is sent to Dataproc. */
public final class RuleCatalog {
  private RuleCatalog() {}

  /** Every rule, family by family, each in the order of its codes. */
  public static List<DataprocRule> dataprocRules() {
    return Stream.<DataprocRule[]>of(
            FieldRule.values(),
            NameRule.values(),
            TemplateRule.values(),
            ParameterRule.values(),
            ClusterRule.values(),
            PolicyRule.values())
        .flatMap(Arrays::stream)
        .toList();
  }
}
