package dev.tarsier.template.spec;

/** The rules that a dataset spec is held to; their codes are published and stay. */
public enum SpecRule {
  SYNTAX("TARS-S001", "the file is one YAML document in UTF-8"),
  PLAIN_YAML("TARS-S002", "no anchors, aliases, merge keys, own tags or keys that are not text"),
  DUPLICATE_KEY("TARS-S003", "a key stands once"),
  UNKNOWN_KEY("TARS-S004", "every key is known"),
  MISSING_KEY("TARS-S005", "dataset, source.uri and output.uri are there"),
  KIND("TARS-S006", "text, number, list or mapping, each where it belongs"),
  VALUE("TARS-S007", "a value is in its form and range, with its unit"),
  RECIPE("TARS-S008", "the recipe names operations and parameters that exist"),
  CONFLICT("TARS-S009", "entries agree with one another"),
  SOURCE("TARS-S010", "the source is there and holds files that match"),
  REFUSED("TARS-S011", "the job can work with what it is given");

  private final String code;
  private final String summary;

  SpecRule(String code, String summary) {
    this.code = code;
    this.summary = summary;
  }

  public String code() {
    return code;
  }

  /** What holds when the rule is kept, in one line. */
  public String summary() {
    return summary;
  }
}
