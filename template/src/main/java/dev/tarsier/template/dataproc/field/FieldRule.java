package dev.tarsier.template.dataproc.field;

import static dev.tarsier.template.dataproc.field.DataprocRule.Refusal.NEVER;
import static dev.tarsier.template.dataproc.field.DataprocRule.Refusal.WHEN_STORED;
import static dev.tarsier.template.problem.Severity.ERROR;
import static dev.tarsier.template.problem.Severity.WARNING;

import dev.tarsier.template.problem.Severity;

/** What every field of a template or policy is held to: the API's own schema, and YAML's traps. */
public enum FieldRule implements DataprocRule {
  UNKNOWN("TARS-F001", ERROR, WHEN_STORED, "every key is a field of the Dataproc API"),
  KIND(
      "TARS-F002",
      ERROR,
      WHEN_STORED,
      "a mapping, a list, text, a number or a truth value, each where the API has it"),
  QUOTES(
      "TARS-F003",
      ERROR,
      NEVER,
      "text that YAML 1.1 reads as a number, a truth value or a date is quoted"),
  CONSTANT("TARS-F004", ERROR, WHEN_STORED, "the name of a constant is one that the API knows"),
  NUMBER("TARS-F005", ERROR, WHEN_STORED, "a whole number fits its field"),
  TIME("TARS-F006", ERROR, WHEN_STORED, "durations are seconds, as in 600s; times are RFC 3339"),
  ONE_OF("TARS-F007", ERROR, WHEN_STORED, "of fields that exclude one another, one is there"),
  FORMAT("TARS-F008", ERROR, WHEN_STORED, "the JSON parser of Protocol Buffers accepts the file"),
  SNAKE_CASE(
      "TARS-F009", WARNING, NEVER, "fields are written lowerCamelCase, as the API documents them"),
  NOT_IN_PROTOS("TARS-F010", WARNING, NEVER, "only fields of the public protos are used"),
  NO_VALUE("TARS-F011", WARNING, NEVER, "a key has a value"),
  EMPTY_GROUP("TARS-F012", WARNING, NEVER, "a group has entries"),
  YES_NO("TARS-F013", WARNING, NEVER, "truth values are written true or false"),
  GCLOUD_DURATION(
      "TARS-F014",
      WARNING,
      NEVER,
      "durations of a policy are seconds, not the minutes and hours that only gcloud reads");

  private final String code;
  private final Severity severity;
  private final Refusal refusal;
  private final String summary;

  FieldRule(String code, Severity severity, Refusal refusal, String summary) {
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
