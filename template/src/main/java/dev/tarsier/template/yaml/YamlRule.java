package dev.tarsier.template.yaml;

import dev.tarsier.template.problem.Rule;

/** What every YAML file is held to, before anyone looks at what it says. */
public enum YamlRule implements Rule {
  READABLE("TARS-Y001", "the file is there and is text in UTF-8"),
  SYNTAX("TARS-Y002", "the file is one YAML document"),
  PLAIN("TARS-Y003", "no anchors, aliases, merge keys, own tags or keys that are not text"),
  DUPLICATE_KEY("TARS-Y004", "a key stands once"),
  MAPPING("TARS-Y005", "the document is a mapping of keys to values, and is not empty");

  private final String code;
  private final String summary;

  YamlRule(String code, String summary) {
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
