package dev.tarsier.template.dataproc.rule;

import static dev.tarsier.template.dataproc.field.DataprocRule.Refusal.NEVER;
import static dev.tarsier.template.dataproc.field.DataprocRule.Refusal.WHEN_RUN;
import static dev.tarsier.template.dataproc.field.DataprocRule.Refusal.WHEN_STORED;
import static dev.tarsier.template.problem.Severity.ERROR;
import static dev.tarsier.template.problem.Severity.WARNING;

import dev.tarsier.template.dataproc.field.DataprocRule;
import dev.tarsier.template.problem.Severity;

/** What a workflow template is held to, apart from its cluster and its parameters. */
public enum TemplateRule implements DataprocRule {
  ID(
      "TARS-T001",
      ERROR,
      WHEN_STORED,
      "a template's id is 3 to 50 letters, digits, _ and -, neither _ nor - at an end"),
  PLACEMENT("TARS-T002", ERROR, WHEN_RUN, "a managed cluster or a cluster selector is there"),
  SELECTOR("TARS-T003", ERROR, WHEN_STORED, "a cluster selector names labels"),
  JOBS("TARS-T004", ERROR, WHEN_RUN, "there is a job"),
  DAG_TIMEOUT("TARS-T005", ERROR, WHEN_STORED, "dagTimeout is 600s to 86400s"),
  CLUSTER_NAME(
      "TARS-T006",
      ERROR,
      WHEN_STORED,
      "clusterName is 2 to 35 small letters, digits and -, first a letter, last not -"),
  STEP_ID(
      "TARS-T007",
      ERROR,
      WHEN_STORED,
      "a step id is 3 to 50 letters, digits, _ and -, neither _ nor - at an end"),
  STEP_ID_TWICE("TARS-T008", ERROR, WHEN_STORED, "a step id stands once"),
  JOB_TYPE("TARS-T009", ERROR, WHEN_STORED, "a step has one job"),
  PREREQUISITE("TARS-T010", ERROR, WHEN_STORED, "a prerequisite is another step of the template"),
  CYCLE("TARS-T011", ERROR, WHEN_STORED, "no step waits for itself, directly or through others"),
  PREREQUISITE_TWICE("TARS-T012", WARNING, NEVER, "a step names a prerequisite once"),
  PROGRAM(
      "TARS-T013", ERROR, WHEN_STORED, "a job says what it runs: main class, main file or queries"),
  ARGUMENT_CONF(
      "TARS-T014",
      WARNING,
      NEVER,
      "Spark settings stand in properties, not as --conf among the arguments"),
  SCHEDULING(
      "TARS-T015", WARNING, NEVER, "no restarts of a failed driver: templates do not support them"),
  JOB_PROPERTY("TARS-T016", ERROR, NEVER, "a job's properties have no file prefix such as spark:"),
  JOB_JAR_DIGEST(
      "TARS-T017",
      WARNING,
      NEVER,
      "spark.tarsier.jobSha256, the label tarsier-job-sha256 and the name of the jar agree");

  private final String code;
  private final Severity severity;
  private final Refusal refusal;
  private final String summary;

  TemplateRule(String code, Severity severity, Refusal refusal, String summary) {
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
