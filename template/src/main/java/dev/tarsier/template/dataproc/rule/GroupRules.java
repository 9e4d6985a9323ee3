package dev.tarsier.template.dataproc.rule;

import com.google.cloud.dataproc.v1.ClusterConfig;
import com.google.cloud.dataproc.v1.ClusterConfig.ClusterType;
import com.google.cloud.dataproc.v1.InstanceFlexibilityPolicy;
import com.google.cloud.dataproc.v1.InstanceGroupConfig;
import com.google.cloud.dataproc.v1.InstanceGroupConfig.Preemptibility;
import dev.tarsier.template.dataproc.field.Findings;

/** Master, worker and secondary worker groups: InstanceGroupConfig in clusters.proto (4.85.0). */
final class GroupRules {
  private static final String ZERO_WORKERS = "dataproc:dataproc.allow.zero.workers";

  private final ClusterConfig config;
  private final Findings findings;

  GroupRules(ClusterConfig config, Findings findings) {
    this.config = config;
    this.findings = findings;
  }

  void check() {
    for (Group group : Group.values()) {
      if (group.isIn(config)) {
        check(group, group.of(config), ClusterRules.CONFIG + "." + group.field());
      }
    }
  }

  private void check(Group group, InstanceGroupConfig nodes, String path) {
    instances(group, nodes, path + ".numInstances");
    minimum(group, nodes, path + ".minNumInstances");
    preemptibility(group, nodes, path + ".preemptibility");
    startup(group, nodes, path + ".startupConfig");
    flexibility(nodes.getInstanceFlexibilityPolicy(), path + ".instanceFlexibilityPolicy");
    new MachineRules(config, findings).check(group, nodes, path);
    new DiskRules(config, findings).check(nodes, path);
  }

  /** One node alone, by its type or by the property that gcloud's --single-node sets. */
  static boolean isSingleNode(ClusterConfig config) {
    return config.getClusterType() == ClusterType.SINGLE_NODE
        || config.getSoftwareConfig().getPropertiesOrDefault(ZERO_WORKERS, "").equals("true");
  }

  private void instances(Group group, InstanceGroupConfig nodes, String path) {
    int count = nodes.getNumInstances();
    String remedy = "";
    if (count < 0) {
      remedy = "must not be below 0";
    } else if (group == Group.MASTER && count != 0 && count != 1 && count != 3) {
      remedy = "must be 1, or 3 for high availability";
    } else if (group == Group.PRIMARY && isSingleNode(config) && count > 0) {
      remedy = "the cluster is of one node; leave workerConfig out";
    } else if (group == Group.PRIMARY
        && count == 1
        && config.getClusterType() != ClusterType.ZERO_SCALE) {
      remedy = "must be at least 2; for one node write clusterType: SINGLE_NODE";
    }
    if (!remedy.isEmpty()) {
      String text = "Invalid numInstances: " + count + " (" + remedy + ")";
      findings.report(ClusterRule.INSTANCES, path, text);
    }
  }

  private void minimum(Group group, InstanceGroupConfig nodes, String path) {
    int minimum = nodes.getMinNumInstances();
    int count = nodes.getNumInstances() == 0 ? 2 : nodes.getNumInstances();
    if (minimum != 0 && (minimum < 0 || minimum > count || group != Group.PRIMARY)) {
      String remedy =
          group == Group.PRIMARY
              ? "must be at most numInstances, " + count
              : "is for primary workers only";
      String text = "Invalid minNumInstances: " + minimum + " (" + remedy + ")";
      findings.report(ClusterRule.INSTANCES, path, text);
    }
  }

  private void preemptibility(Group group, InstanceGroupConfig nodes, String path) {
    Preemptibility kind = nodes.getPreemptibility();
    boolean vanishing = kind == Preemptibility.SPOT || kind == Preemptibility.PREEMPTIBLE;
    if (vanishing && group != Group.SECONDARY) {
      findings.report(
          ClusterRule.PREEMPTIBILITY,
          path,
          "Invalid preemptibility: "
              + kind
              + " of "
              + group.field()
              + " (only secondaryWorkerConfig may have it)");
    }
  }

  private void startup(Group group, InstanceGroupConfig nodes, String path) {
    if (!nodes.getStartupConfig().hasRequiredRegistrationFraction()) {
      return;
    }
    double fraction = nodes.getStartupConfig().getRequiredRegistrationFraction();
    if (group != Group.SECONDARY || !(fraction >= 0 && fraction <= 1)) {
      String remedy = group == Group.SECONDARY ? "must be 0 to 1" : "is for secondary workers only";
      String text = "Invalid requiredRegistrationFraction: " + fraction + " (" + remedy + ")";
      findings.report(ClusterRule.STARTUP, path + ".requiredRegistrationFraction", text);
    }
  }

  /** At most 5 lists of 10 machine types: the documentation of flexible virtual machines. */
  private void flexibility(InstanceFlexibilityPolicy policy, String path) {
    String list = path + ".instanceSelectionList";
    int count = policy.getInstanceSelectionListCount();
    if (count > 5) {
      String text = "Invalid instanceSelectionList: " + count + " selections (at most 5)";
      findings.reportKey(ClusterRule.FLEXIBILITY, list, text);
    }
    for (int i = 0; i < count; i++) {
      int types = policy.getInstanceSelectionList(i).getMachineTypesCount();
      if (types > 10) {
        String text = "Invalid machineTypes: " + types + " of them (at most 10)";
        findings.reportKey(ClusterRule.FLEXIBILITY, list + "[" + i + "].machineTypes", text);
      }
    }
  }
}
