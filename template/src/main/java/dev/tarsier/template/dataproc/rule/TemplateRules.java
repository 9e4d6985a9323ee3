package dev.tarsier.template.dataproc.rule;

import static dev.tarsier.template.dataproc.field.Findings.shown;

import com.google.cloud.dataproc.v1.ManagedCluster;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import com.google.cloud.dataproc.v1.WorkflowTemplatePlacement;
import dev.tarsier.template.dataproc.field.Findings;
import dev.tarsier.template.dataproc.field.SecondsText;
import java.util.regex.Pattern;

/** Everything that a workflow template is held to. */
final class TemplateRules {
  /** WorkflowTemplate.id in the service's discovery document; OrderedJob.step_id in the protos. */
  static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{1,48}[A-Za-z0-9]");

  static final String ID_FORM = "3 to 50 letters, digits, _ and -, neither _ nor - at an end";

  private static final Pattern CLUSTER_NAME = Pattern.compile("[a-z][a-z0-9-]{0,33}[a-z0-9]");
  private static final String PLACEMENT = "placement";
  private static final String MANAGED = "placement.managedCluster";

  private final WorkflowTemplate template;
  private final Findings findings;

  private TemplateRules(WorkflowTemplate template, Findings findings) {
    this.template = template;
    this.findings = findings;
  }

  static void check(WorkflowTemplate template, Findings findings) {
    new TemplateRules(template, findings).check();
  }

  private void check() {
    id();
    new LabelRules(findings).checkNarrow("labels", template.getLabelsMap());
    dagTimeout();
    placement();
    KmsRules.check(
        findings,
        "encryptionConfig.kmsKey",
        template.getEncryptionConfig().getKmsKey(),
        ClusterSite.of(template));
    if (template.getJobsCount() == 0) {
      String text = "Missing jobs (name at least one: a stepId and a sparkJob, for example)";
      findings.report(TemplateRule.JOBS, "jobs", text);
    }
    new JobRules(template, findings).check();
    new JarDigestRules(template, findings).check();
    GraphRules.check(template, findings);
    new ParameterRules(template, findings).check();
  }

  private void id() {
    String id = template.getId();
    if (!id.isEmpty() && !ID.matcher(id).matches()) {
      findings.report(
          TemplateRule.ID, "id", "Invalid id: " + shown(id) + " (must be " + ID_FORM + ")");
    }
  }

  private void dagTimeout() {
    if (template.hasDagTimeout() && !SecondsText.within(template.getDagTimeout(), 600, 86_400)) {
      findings.report(
          TemplateRule.DAG_TIMEOUT,
          "dagTimeout",
          "Invalid dagTimeout: "
              + SecondsText.format(template.getDagTimeout())
              + " (must be 600s to 86400s, 10 minutes to a day)");
    }
  }

  private void placement() {
    WorkflowTemplatePlacement placement = template.getPlacement();
    switch (placement.getPlacementCase()) {
      case MANAGED_CLUSTER -> managed(placement.getManagedCluster());
      case CLUSTER_SELECTOR -> {
        if (placement.getClusterSelector().getClusterLabelsCount() == 0) {
          String text = "Missing clusterLabels (name the labels of the cluster to run on)";
          findings.missing(TemplateRule.SELECTOR, "placement.clusterSelector.clusterLabels", text);
        }
      }
      case PLACEMENT_NOT_SET -> {
        String text = "Missing placement (write managedCluster or clusterSelector below it)";
        findings.missing(TemplateRule.PLACEMENT, PLACEMENT, text);
      }
    }
  }

  private void managed(ManagedCluster cluster) {
    String name = cluster.getClusterName();
    if (name.isEmpty()) {
      String text = "Missing clusterName (write the prefix of the cluster's name)";
      findings.report(TemplateRule.CLUSTER_NAME, MANAGED + ".clusterName", text);
    } else if (!CLUSTER_NAME.matcher(name).matches()) {
      findings.report(
          TemplateRule.CLUSTER_NAME,
          MANAGED + ".clusterName",
          "Invalid clusterName: "
              + shown(name)
              + " (must be 2 to 35 small letters, digits and -, first a letter, last not -)");
    }
    new LabelRules(findings).check(MANAGED + ".labels", cluster.getLabelsMap());
    new ClusterRules(template, findings).check();
  }
}
