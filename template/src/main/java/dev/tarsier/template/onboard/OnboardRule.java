package dev.tarsier.template.onboard;

import dev.tarsier.template.problem.Rule;

/** What a table of data sets is held to. */
public enum OnboardRule implements Rule {
  TABLE("TARS-L001", "a table is CSV with a header, and each row has a cell for each column"),
  COLUMN("TARS-L002", "every column is known, stands once, and dataset, source, output are there"),
  VALUE("TARS-L003", "a cell is what its entry of a spec would be"),
  TWICE("TARS-L004", "a data set stands once"),
  SOURCE("TARS-L005", "the source is there and holds images");

  private final String code;
  private final String summary;

  OnboardRule(String code, String summary) {
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
