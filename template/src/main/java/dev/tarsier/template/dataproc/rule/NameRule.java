package dev.tarsier.template.dataproc.rule;

import static dev.tarsier.template.dataproc.field.DataprocRule.Refusal.NEVER;
import static dev.tarsier.template.dataproc.field.DataprocRule.Refusal.WHEN_STORED;
import static dev.tarsier.template.problem.Severity.ERROR;
import static dev.tarsier.template.problem.Severity.WARNING;

import dev.tarsier.template.dataproc.field.DataprocRule;
import dev.tarsier.template.problem.Severity;

/** Names, labels, keys and URIs, which templates and policies share. */
public enum NameRule implements DataprocRule {
  LABEL_KEY(
      "TARS-N001",
      ERROR,
      WHEN_STORED,
      "a label's key is 1 to 63 small letters, digits, - and _, the first a letter"),
  LABEL_VALUE(
      "TARS-N002", ERROR, WHEN_STORED, "a label's value is 0 to 63 small letters, digits, - and _"),
  LABEL_COUNT("TARS-N003", ERROR, WHEN_STORED, "at most 32 labels"),
  LABEL_RFC_1035(
      "TARS-N004",
      WARNING,
      NEVER,
      "labels of templates and policies conform to RFC 1035, as their documentation asks"),
  LABEL_RESERVED("TARS-N005", WARNING, NEVER, "labels that begin with goog- are left to Google"),
  KMS_KEY(
      "TARS-N006",
      ERROR,
      WHEN_STORED,
      "a KMS key is named whole: projects/P/locations/L/keyRings/R/cryptoKeys/K"),
  KMS_LOCATION("TARS-N007", WARNING, NEVER, "a KMS key lies in the region of the cluster"),
  URI("TARS-N008", ERROR, NEVER, "a file is named by a whole URI, as in gs://bucket/object"),
  URI_LOCAL(
      "TARS-N009", WARNING, NEVER, "files lie on Cloud Storage: file: means the disk of a node"),
  ARCHIVE("TARS-N010", ERROR, NEVER, "an archive is .jar, .tar, .tar.gz, .tgz or .zip");

  private final String code;
  private final Severity severity;
  private final Refusal refusal;
  private final String summary;

  NameRule(String code, Severity severity, Refusal refusal, String summary) {
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
