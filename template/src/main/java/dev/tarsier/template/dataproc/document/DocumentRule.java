package dev.tarsier.template.dataproc.document;

import static dev.tarsier.template.problem.Severity.ERROR;
import static dev.tarsier.template.problem.Severity.WARNING;

import dev.tarsier.template.problem.Rule;
import dev.tarsier.template.problem.Severity;

/** What files are held to that are not sent to Dataproc, or not known to be. */
public enum DocumentRule implements Rule {
  KIND(
      "TARS-D001",
      ERROR,
      "the file is a dataset spec, a template, a policy, a recipe or a workflow source"),
  RECIPE_KEY("TARS-R001", ERROR, "a recipe names operations and parameters that exist"),
  RECIPE_VALUE("TARS-R002", ERROR, "a recipe's parameters are in their form and range"),
  UNSEEN_OPERATION("TARS-R003", WARNING, "a recipe's operations are known where it is checked"),
  RESIDENCY_REGION("TARS-A001", ERROR, "the cluster's region lies inside governance.residency"),
  RESIDENCY_KEY("TARS-A002", ERROR, "the KMS key lies inside governance.residency"),
  KEY_REGION("TARS-A003", WARNING, "the KMS key lies in the cluster's region"),
  LOCAL_URI("TARS-A004", WARNING, "a spec for a cluster reads and writes on Cloud Storage");

  private final String code;
  private final Severity severity;
  private final String summary;

  DocumentRule(String code, Severity severity, String summary) {
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
