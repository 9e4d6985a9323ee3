package dev.tarsier.template.dataproc.rule;

import com.google.cloud.dataproc.v1.AutoscalingPolicy;
import com.google.cloud.dataproc.v1.ClusterConfig;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import dev.tarsier.template.dataproc.field.Findings;
import java.util.regex.Matcher;

/** A template and the policy that it names, when both are at hand. */
final class PolicyPairing {
  private PolicyPairing() {}

  /** The id of the policy that the template names; empty when it names none. */
  static String policyId(WorkflowTemplate template) {
    String uri =
        template
            .getPlacement()
            .getManagedCluster()
            .getConfig()
            .getAutoscalingConfig()
            .getPolicyUri();
    Matcher matcher = AutoscalingRules.POLICY.matcher(uri);
    return matcher.matches() ? matcher.group(3) : "";
  }

  /** Dataproc refuses a cluster whose primary workers lie outside its policy's range. */
  static void check(WorkflowTemplate template, AutoscalingPolicy policy, Findings findings) {
    ClusterConfig config = template.getPlacement().getManagedCluster().getConfig();
    int workers = config.getWorkerConfig().getNumInstances();
    int count = workers == 0 ? 2 : workers;
    int minimum = Math.max(2, policy.getWorkerConfig().getMinInstances());
    int maximum = policy.getWorkerConfig().getMaxInstances();
    if (!GroupRules.isSingleNode(config) && (count < minimum || count > maximum)) {
      findings.report(
          ClusterRule.POLICY_COUNT,
          ClusterRules.CONFIG + ".workerConfig.numInstances",
          "Invalid numInstances: "
              + count
              + " (policy "
              + policyId(template)
              + " has primary workers from "
              + minimum
              + " to "
              + maximum
              + ")");
    }
  }
}
