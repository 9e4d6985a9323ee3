package dev.tarsier.template.dataproc.rule;

import static dev.tarsier.template.dataproc.field.Findings.shown;

import com.google.cloud.dataproc.v1.AuxiliaryNodeGroup;
import com.google.cloud.dataproc.v1.ClusterConfig;
import com.google.cloud.dataproc.v1.NodeInitializationAction;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import dev.tarsier.template.dataproc.field.Findings;
import java.util.regex.Pattern;

/** The configuration of a managed cluster. */
final class ClusterRules {
  static final String CONFIG = "placement.managedCluster.config";

  /** Cloud Storage's names of buckets. */
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]");

  private static final Pattern METASTORE =
      Pattern.compile("projects/[^/]+/locations/[^/]+/services/[^/]+");
  private static final Pattern NODE_GROUP_ID =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{1,31}[A-Za-z0-9]");
  private static final String PUBLIC_ACTIONS = "gs://goog-dataproc-initialization-actions-";

  private final WorkflowTemplate template;
  private final ClusterConfig config;
  private final Findings findings;
  private final ClusterSite site;

  ClusterRules(WorkflowTemplate template, Findings findings) {
    this.template = template;
    this.config = template.getPlacement().getManagedCluster().getConfig();
    this.findings = findings;
    this.site = ClusterSite.of(template);
  }

  void check() {
    bucket("configBucket", config.getConfigBucket());
    bucket("tempBucket", config.getTempBucket());
    String key = CONFIG + ".encryptionConfig.";
    var encryption = config.getEncryptionConfig();
    KmsRules.check(findings, key + "gcePdKmsKeyName", encryption.getGcePdKmsKeyName(), site);
    KmsRules.check(findings, key + "kmsKey", encryption.getKmsKey(), site);
    metastore();
    actions();
    nodeGroups();
    new ImageRules(template, findings).check();
    new NetworkRules(config, findings).check();
    new GroupRules(config, findings).check();
    new AutoscalingRules(template, site, findings).check();
    new PropertyRules(findings).check(config.getSoftwareConfig().getPropertiesMap());
    LifecycleRules.check(config, findings);
  }

  private void bucket(String field, String name) {
    if (name.isEmpty() || BUCKET.matcher(name).matches()) {
      return;
    }
    String remedy =
        name.startsWith("gs://")
            ? "write " + name.substring("gs://".length()).replaceFirst("/.*", "")
            : "write the name of a bucket alone";
    String text = "Invalid " + field + ": " + shown(name) + " (" + remedy + ")";
    findings.report(ClusterRule.BUCKET, CONFIG + "." + field, text);
  }

  private void metastore() {
    String service = config.getMetastoreConfig().getDataprocMetastoreService();
    if (config.hasMetastoreConfig() && !METASTORE.matcher(service).matches()) {
      findings.report(
          ClusterRule.METASTORE,
          CONFIG + ".metastoreConfig.dataprocMetastoreService",
          "Invalid dataprocMetastoreService: "
              + shown(service)
              + " (write projects/P/locations/R/services/S)");
    }
  }

  private void actions() {
    for (int i = 0; i < config.getInitializationActionsCount(); i++) {
      NodeInitializationAction action = config.getInitializationActions(i);
      String file = action.getExecutableFile();
      String path = CONFIG + ".initializationActions[" + i + "].executableFile";
      if (!file.matches("(?s)gs://[^/]+/.+")) {
        String text = "Invalid executableFile: " + shown(file) + " (write gs://bucket/script.sh)";
        findings.report(ClusterRule.ACTION, path, text);
      } else if (file.startsWith(PUBLIC_ACTIONS)) {
        findings.report(
            ClusterRule.ACTION_PUBLIC,
            path,
            "Unsupported script: "
                + shown(file)
                + " (Google may change it at any time; copy it to a bucket of your own)");
      }
    }
  }

  private void nodeGroups() {
    for (int i = 0; i < config.getAuxiliaryNodeGroupsCount(); i++) {
      AuxiliaryNodeGroup group = config.getAuxiliaryNodeGroups(i);
      String path = CONFIG + ".auxiliaryNodeGroups[" + i + "]";
      String id = group.getNodeGroupId();
      if (!id.isEmpty() && !NODE_GROUP_ID.matcher(id).matches()) {
        String text = "Invalid nodeGroupId: " + shown(id) + " (must be 3 to 33 letters, digits, _";
        findings.report(
            ClusterRule.NODE_GROUP, path + ".nodeGroupId", text + " and -, neither at an end)");
      }
      if (group.getNodeGroup().getRolesCount() == 0) {
        String text = "Missing roles of the node group (write [DRIVER])";
        findings.missing(ClusterRule.NODE_GROUP, path + ".nodeGroup.roles", text);
      }
    }
  }
}
