package dev.tarsier.template.workflow;

import static dev.tarsier.template.problem.Severity.ERROR;
import static dev.tarsier.template.problem.Severity.WARNING;

import dev.tarsier.template.problem.Rule;
import dev.tarsier.template.problem.Severity;

/**
 * What sources of Cloud Workflows are held to. The limits are those of its quotas page, 2026-11.
 */
public enum WorkflowRule implements Rule {
  SHAPE("TARS-W001", ERROR, "subworkflows, steps and what is in them have their documented form"),
  KEY("TARS-W002", ERROR, "a step has only keys that exist, and does one thing"),
  STEP_NAME("TARS-W003", ERROR, "step names are unique in their subworkflow"),
  NEXT("TARS-W004", ERROR, "next names a step that can be reached from there"),
  VARIABLE("TARS-W005", ERROR, "variables are set somewhere in their subworkflow"),
  SHARED(
      "TARS-W006", ERROR, "a parallel step sets variables from outside only when they are shared"),
  CALL("TARS-W007", ERROR, "what is called exists and is given its arguments"),
  EXPRESSION("TARS-W008", ERROR, "expressions can be read"),
  LENGTH("TARS-W009", ERROR, "an expression has at most 400 characters"),
  LIMIT("TARS-W010", ERROR, "a source stays within the service's other limits"),
  UNREACHABLE("TARS-W011", WARNING, "every step can be reached");

  private final String code;
  private final Severity severity;
  private final String summary;

  WorkflowRule(String code, Severity severity, String summary) {
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
