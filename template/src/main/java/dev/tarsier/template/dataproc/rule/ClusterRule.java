package dev.tarsier.template.dataproc.rule;

import static dev.tarsier.template.dataproc.field.DataprocRule.Refusal.NEVER;
import static dev.tarsier.template.dataproc.field.DataprocRule.Refusal.WHEN_RUN;
import static dev.tarsier.template.dataproc.field.DataprocRule.Refusal.WHEN_STORED;
import static dev.tarsier.template.problem.Severity.ERROR;
import static dev.tarsier.template.problem.Severity.WARNING;

import dev.tarsier.template.dataproc.field.DataprocRule;
import dev.tarsier.template.problem.Severity;

/** What a managed cluster is held to. */
public enum ClusterRule implements DataprocRule {
  IMAGE(
      "TARS-C001",
      ERROR,
      WHEN_STORED,
      "an image version is major.minor, with or without the rest, as in 3.0-debian13"),
  IMAGE_FOR_TARSIER("TARS-C002", ERROR, NEVER, "Tarsier's job runs on image 3.0 or later"),
  IMAGE_SUPPORT("TARS-C003", WARNING, NEVER, "the image line is still supported"),
  IMAGE_PINNED("TARS-C004", WARNING, NEVER, "the image version is set"),
  MACHINE_NAME(
      "TARS-C005",
      ERROR,
      WHEN_STORED,
      "machine and accelerator types are short names when Dataproc chooses the zone"),
  MACHINE_REFUSED("TARS-C006", ERROR, WHEN_STORED, "the machine type is one that Dataproc runs on"),
  MACHINE_UNLISTED(
      "TARS-C007",
      WARNING,
      NEVER,
      "the machine type's family is on Dataproc's list, for the image chosen"),
  INSTANCES("TARS-C008", ERROR, WHEN_STORED, "each group has a number of nodes that it can have"),
  PREEMPTIBILITY("TARS-C009", ERROR, WHEN_STORED, "only secondary workers are spot or preemptible"),
  DISK("TARS-C010", ERROR, WHEN_STORED, "sizes and numbers of disks are possible"),
  DISK_PERFORMANCE(
      "TARS-C011", ERROR, WHEN_STORED, "IOPS and throughput are set for hyperdisk-balanced only"),
  DISK_TYPE("TARS-C012", WARNING, NEVER, "the disk type is documented and suits the machine"),
  LOCAL_SSD("TARS-C013", WARNING, NEVER, "local SSDs are asked of machines that take them"),
  ACCELERATOR("TARS-C014", ERROR, WHEN_STORED, "accelerators have a type and a number"),
  ACCELERATOR_MACHINE(
      "TARS-C015",
      WARNING,
      NEVER,
      "accelerators are attached to machines that are known to take them"),
  ACCELERATOR_SPOT("TARS-C016", WARNING, NEVER, "accelerators are not on machines that may vanish"),
  FLEXIBILITY(
      "TARS-C017", ERROR, NEVER, "at most 5 instance selections of at most 10 machine types each"),
  STARTUP(
      "TARS-C018",
      ERROR,
      WHEN_STORED,
      "requiredRegistrationFraction is 0 to 1 and set for secondary workers"),
  POLICY_URI(
      "TARS-C019",
      ERROR,
      WHEN_STORED,
      "an autoscaling policy is named whole, with project and region"),
  POLICY_REGION(
      "TARS-C020", ERROR, WHEN_STORED, "the autoscaling policy is in the region of the cluster"),
  POLICY_ONE_NODE("TARS-C021", WARNING, NEVER, "a cluster of one node has no autoscaling policy"),
  POLICY_PROPERTY("TARS-C022", WARNING, NEVER, "properties do not work against autoscaling"),
  NETWORK("TARS-C023", ERROR, WHEN_STORED, "a network or a subnetwork is named, not both"),
  NO_INTERNET(
      "TARS-C024",
      WARNING,
      NEVER,
      "nodes without external addresses fetch nothing from the internet as they start"),
  ACTION("TARS-C025", ERROR, WHEN_STORED, "an initialization action is a file on Cloud Storage"),
  ACTION_PUBLIC(
      "TARS-C026", WARNING, NEVER, "initialization actions are copied to a bucket of one's own"),
  LIFECYCLE(
      "TARS-C027",
      ERROR,
      WHEN_STORED,
      "idleDeleteTtl is 300s to 14 days, autoDeleteTtl 600s to 14 days"),
  LIFECYCLE_UNSURE(
      "TARS-C028",
      WARNING,
      NEVER,
      "dagTimeout ends a workflow; whether lifecycleConfig works here is not documented"),
  BUCKET("TARS-C029", ERROR, WHEN_STORED, "buckets are named without gs:// and path"),
  PROPERTY("TARS-C030", ERROR, WHEN_STORED, "a cluster property is prefix:name"),
  PROPERTY_PREFIX("TARS-C031", WARNING, NEVER, "the prefix of a cluster property is known"),
  SERVICE_ACCOUNT("TARS-C032", WARNING, NEVER, "a service account is named by its address"),
  METASTORE(
      "TARS-C033",
      ERROR,
      WHEN_STORED,
      "a metastore is named whole: projects/P/locations/R/services/S"),
  NODE_GROUP(
      "TARS-C034",
      ERROR,
      WHEN_STORED,
      "an auxiliary node group has a role, and an id of 3 to 33 letters, digits, _ and -"),
  POLICY_COUNT(
      "TARS-C035", ERROR, WHEN_RUN, "the number of primary workers lies inside the policy's range");

  private final String code;
  private final Severity severity;
  private final Refusal refusal;
  private final String summary;

  ClusterRule(String code, Severity severity, Refusal refusal, String summary) {
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
