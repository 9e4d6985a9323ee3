package dev.tarsier.template.dataproc.rule;

import static dev.tarsier.template.dataproc.field.DataprocRule.Refusal.NEVER;
import static dev.tarsier.template.dataproc.field.DataprocRule.Refusal.WHEN_STORED;
import static dev.tarsier.template.problem.Severity.ERROR;
import static dev.tarsier.template.problem.Severity.WARNING;

import dev.tarsier.template.dataproc.field.DataprocRule;
import dev.tarsier.template.problem.Severity;

/** What an autoscaling policy is held to. */
public enum PolicyRule implements DataprocRule {
  ID(
      "TARS-P001",
      ERROR,
      WHEN_STORED,
      "a policy's id is 3 to 50 letters, digits, _ and -, neither _ nor - at an end"),
  PRIMARY_WORKERS("TARS-P002", ERROR, WHEN_STORED, "workerConfig is there with its maxInstances"),
  PRIMARY_MINIMUM("TARS-P003", ERROR, WHEN_STORED, "primary workers number at least 2"),
  RANGE("TARS-P004", ERROR, WHEN_STORED, "minInstances is at most maxInstances, neither below 0"),
  COOLDOWN("TARS-P005", ERROR, WHEN_STORED, "cooldownPeriod is 120s to 86400s"),
  ALGORITHM("TARS-P006", ERROR, WHEN_STORED, "basicAlgorithm and its yarnConfig are there"),
  GRACEFUL(
      "TARS-P007", ERROR, WHEN_STORED, "gracefulDecommissionTimeout is there and 0s to 86400s"),
  FACTOR("TARS-P008", ERROR, WHEN_STORED, "factors and fractions are 0 to 1"),
  NEVER_UP("TARS-P009", WARNING, NEVER, "scaleUpFactor is more than 0, so that workers are added"),
  INTERRUPTS("TARS-P010", WARNING, NEVER, "workers that are removed may finish their tasks first"),
  WEIGHT("TARS-P011", ERROR, WHEN_STORED, "a weight is not below 0"),
  WEIGHT_ONE_SIDED("TARS-P012", WARNING, NEVER, "weights are given for both groups or for none");

  private final String code;
  private final Severity severity;
  private final Refusal refusal;
  private final String summary;

  PolicyRule(String code, Severity severity, Refusal refusal, String summary) {
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
