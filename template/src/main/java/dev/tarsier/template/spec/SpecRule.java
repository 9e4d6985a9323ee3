package dev.tarsier.template.spec;

import dev.tarsier.template.problem.Rule;

/** The rules that a dataset spec is held to; their codes are published and stay. */
public enum SpecRule implements Rule {
  UNKNOWN_KEY("TARS-S001", "every key is known"),
  MISSING_KEY("TARS-S002", "dataset, source.uri and output.uri are there"),
  KIND("TARS-S003", "text, number, list or mapping, each where it belongs"),
  VALUE("TARS-S004", "a value is in its form and range, with its unit"),
  RECIPE("TARS-S005", "the recipe names operations and parameters that exist"),
  CONFLICT("TARS-S006", "entries agree with one another"),
  SOURCE("TARS-S007", "the source is there and holds files that match"),
  REFUSED("TARS-S008", "the job can work with what it is given");

  private final String code;
  private final String summary;

  SpecRule(String code, String summary) {
    this.code = code;
    this.summary = summary;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public String summary() {
    return summary;
  }
}
