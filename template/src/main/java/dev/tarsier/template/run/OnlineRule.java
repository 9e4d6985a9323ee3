package dev.tarsier.template.run;

import dev.tarsier.template.problem.Rule;
import dev.tarsier.template.problem.Severity;

/** What only Google Cloud can tell of a file. */
public enum OnlineRule implements Rule {
  BUCKET("TARS-O001", Severity.ERROR, "every bucket that is named exists and may be seen"),
  POLICY("TARS-O002", Severity.ERROR, "the autoscaling policy is there"),
  MACHINE_TYPE("TARS-O003", Severity.ERROR, "the region has the machine type"),
  QUOTA("TARS-O004", Severity.WARNING, "the free quota holds the cluster at its largest"),
  ANSWER("TARS-O005", Severity.WARNING, "Google Cloud answers when it is asked");

  private final String code;
  private final Severity severity;
  private final String summary;

  OnlineRule(String code, Severity severity, String summary) {
    this.code = code;
    this.severity = severity;
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
  public String summary() {
    return summary;
  }
}
