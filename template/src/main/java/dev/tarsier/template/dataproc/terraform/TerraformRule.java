package dev.tarsier.template.dataproc.terraform;

import dev.tarsier.template.dataproc.field.DataprocRule;
import dev.tarsier.template.problem.Severity;

/** What a template is held to that Terraform is to provision ({@code validate --for terraform}). */
public enum TerraformRule implements DataprocRule {
  FIELD("TARS-I001", "a template for Terraform has only fields that its resource has");

  private final String code;
  private final String summary;

  TerraformRule(String code, String summary) {
    this.code = code;
    this.summary = summary;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String summary() {
    return summary;
  }

  /** Dataproc itself takes such fields. */
  @Override
  public Refusal refusal() {
    return Refusal.NEVER;
  }
}
