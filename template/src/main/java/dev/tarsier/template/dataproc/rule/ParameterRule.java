package dev.tarsier.template.dataproc.rule;

import static dev.tarsier.template.dataproc.field.DataprocRule.Refusal.NEVER;
import static dev.tarsier.template.dataproc.field.DataprocRule.Refusal.WHEN_STORED;
import static dev.tarsier.template.problem.Severity.ERROR;
import static dev.tarsier.template.problem.Severity.WARNING;

import dev.tarsier.template.dataproc.field.DataprocRule;
import dev.tarsier.template.problem.Severity;

/** What the parameters of a workflow template are held to. */
public enum ParameterRule implements DataprocRule {
  NAME(
      "TARS-V001",
      ERROR,
      WHEN_STORED,
      "a name is 1 to 40 capital letters, digits and _, the first not a digit"),
  NAME_TWICE("TARS-V002", ERROR, WHEN_STORED, "a name stands once"),
  DESCRIPTION("TARS-V003", ERROR, WHEN_STORED, "a description has at most 1024 characters"),
  FIELDS("TARS-V004", ERROR, WHEN_STORED, "a parameter replaces at least one field"),
  PATH(
      "TARS-V005",
      ERROR,
      WHEN_STORED,
      "a field path is written as the API reads it: a.b, a['key'], a[0]"),
  PATH_MISSING(
      "TARS-V006", ERROR, WHEN_STORED, "a field path leads to a value that is in this template"),
  PATH_WHOLE(
      "TARS-V007",
      ERROR,
      WHEN_STORED,
      "a field path ends at one value, not at a group, a list or a map"),
  PATH_FIXED("TARS-V008", ERROR, WHEN_STORED, "the field is one that may be a parameter"),
  PATH_SHARED("TARS-V009", ERROR, WHEN_STORED, "a field belongs to one parameter"),
  VALIDATION("TARS-V010", ERROR, WHEN_STORED, "a validation has expressions or values"),
  REGEX("TARS-V011", ERROR, WHEN_STORED, "an expression is RE2"),
  REGEXES("TARS-V012", WARNING, NEVER, "a validation has one expression"),
  ALLOWED_VALUE("TARS-V013", ERROR, NEVER, "an allowed value has at most 1000 characters"),
  PLACEHOLDER(
      "TARS-V014",
      WARNING,
      NEVER,
      "the value in the template passes the validation of its parameter"),
  PLACEHOLDER_LENGTH(
      "TARS-V015", WARNING, NEVER, "the value in the template has at most 1000 characters");

  private final String code;
  private final Severity severity;
  private final Refusal refusal;
  private final String summary;

  ParameterRule(String code, Severity severity, Refusal refusal, String summary) {
    this.code = code;
    this.severity = severity;
    this.refusal = refusal;
    this.summary = summary;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Severity severity() {
    return severity;
  }

  @Override
  public Refusal refusal() {
    return refusal;
  }

  @Override
  public String summary() {
    return summary;
  }
}
