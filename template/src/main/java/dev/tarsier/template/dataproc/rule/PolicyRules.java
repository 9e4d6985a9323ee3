package dev.tarsier.template.dataproc.rule;

import static dev.tarsier.template.dataproc.field.Findings.shown;

import com.google.cloud.dataproc.v1.AutoscalingPolicy;
import com.google.cloud.dataproc.v1.AutoscalingPolicy.ClusterType;
import com.google.cloud.dataproc.v1.BasicYarnAutoscalingConfig;
import com.google.cloud.dataproc.v1.InstanceGroupAutoscalingPolicyConfig;
import dev.tarsier.template.dataproc.field.Findings;
import dev.tarsier.template.dataproc.field.SecondsText;

/** Everything that an autoscaling policy is held to: autoscaling_policies.proto (4.85.0). */
final class PolicyRules {
  private static final int DAY_SECONDS = 86_400;
  private static final String PRIMARY = "workerConfig";
  private static final String SECONDARY = "secondaryWorkerConfig";
  private static final String ALGORITHM = "basicAlgorithm";
  private static final String YARN = "basicAlgorithm.yarnConfig";

  private final AutoscalingPolicy policy;
  private final Findings findings;

  private PolicyRules(AutoscalingPolicy policy, Findings findings) {
    this.policy = policy;
    this.findings = findings;
  }

  static void check(AutoscalingPolicy policy, Findings findings) {
    new PolicyRules(policy, findings).check();
  }

  private void check() {
    String id = policy.getId();
    if (!id.isEmpty() && !TemplateRules.ID.matcher(id).matches()) {
      String text = "Invalid id: " + shown(id) + " (must be " + TemplateRules.ID_FORM + ")";
      findings.report(PolicyRule.ID, "id", text);
    }
    new LabelRules(findings).checkNarrow("labels", policy.getLabelsMap());
    primary();
    if (policy.hasSecondaryWorkerConfig()) {
      range(SECONDARY, policy.getSecondaryWorkerConfig());
    }
    weights();
    algorithm();
  }

  private void primary() {
    InstanceGroupAutoscalingPolicyConfig workers = policy.getWorkerConfig();
    if (policy.getClusterType() == ClusterType.ZERO_SCALE) {
      range(PRIMARY, workers);
      return;
    }
    if (!policy.hasWorkerConfig()
        || !isThere(PRIMARY + ".maxInstances", workers.getMaxInstances())) {
      String text = "Missing workerConfig.maxInstances (write 2 for two fixed primary workers)";
      findings.missing(PolicyRule.PRIMARY_WORKERS, PRIMARY, text);
      return;
    }
    int minimum = minimum(workers);
    if (minimum < 2) {
      String text = "Invalid minInstances: " + minimum + " (primary workers number at least 2)";
      findings.report(PolicyRule.PRIMARY_MINIMUM, PRIMARY + ".minInstances", text);
    } else if (workers.getMaxInstances() < 2) {
      String text =
          "Invalid maxInstances: "
              + workers.getMaxInstances()
              + " (primary workers number at least 2)";
      findings.report(PolicyRule.PRIMARY_MINIMUM, PRIMARY + ".maxInstances", text);
    } else {
      range(PRIMARY, workers);
    }
  }

  /** A number that is 0 in a message was written, or left out: only a file can tell. */
  private boolean isThere(String path, int value) {
    return value != 0 || findings.wrote(path);
  }

  /** The least number of primary workers; 2 when it is not set. */
  private int minimum(InstanceGroupAutoscalingPolicyConfig workers) {
    return isThere(PRIMARY + ".minInstances", workers.getMinInstances())
        ? workers.getMinInstances()
        : 2;
  }

  private void range(String path, InstanceGroupAutoscalingPolicyConfig group) {
    int minimum = group.getMinInstances();
    int maximum = group.getMaxInstances();
    if (minimum < 0 || maximum < 0) {
      boolean low = minimum < 0;
      String field = low ? "minInstances" : "maxInstances";
      String text =
          "Invalid " + field + ": " + (low ? minimum : maximum) + " (must not be below 0)";
      findings.report(PolicyRule.RANGE, path + "." + field, text);
    } else if (minimum > maximum) {
      String text =
          "Invalid minInstances: " + minimum + " (must be at most maxInstances, " + maximum + ")";
      findings.report(PolicyRule.RANGE, path + ".minInstances", text);
    }
  }

  private void weights() {
    int primary = policy.getWorkerConfig().getWeight();
    int secondary = policy.getSecondaryWorkerConfig().getWeight();
    weight(PRIMARY, primary);
    weight(SECONDARY, secondary);
    boolean one = (primary == 0) != (secondary == 0);
    if (one && mayGrow(primary == 0) && !findings.wrote(path(primary == 0))) {
      findings.reportKey(
          PolicyRule.WEIGHT_ONE_SIDED,
          path(primary != 0),
          "Invalid weight: the other group has none and so counts 0 (it gets no workers; write both"
              + " weights or neither)");
    }
  }

  /** A group of fixed size loses nothing when its weight is 0. */
  private boolean mayGrow(boolean primary) {
    var group = primary ? policy.getWorkerConfig() : policy.getSecondaryWorkerConfig();
    int minimum = primary ? minimum(group) : group.getMinInstances();
    return group.getMaxInstances() > minimum;
  }

  private static String path(boolean primary) {
    return (primary ? PRIMARY : SECONDARY) + ".weight";
  }

  private void weight(String group, int weight) {
    if (weight < 0) {
      String text = "Invalid weight: " + weight + " (must not be below 0)";
      findings.report(PolicyRule.WEIGHT, group + ".weight", text);
    }
  }

  private void algorithm() {
    if (!policy.hasBasicAlgorithm() || !policy.getBasicAlgorithm().hasYarnConfig()) {
      String text =
          "Missing basicAlgorithm.yarnConfig (it says when workers are added; without it"
              + " gcloud crashes)";
      findings.missing(PolicyRule.ALGORITHM, policy.hasBasicAlgorithm() ? YARN : ALGORITHM, text);
    } else {
      yarn(policy.getBasicAlgorithm().getYarnConfig());
    }
    var algorithm = policy.getBasicAlgorithm();
    if (algorithm.hasCooldownPeriod()
        && !SecondsText.within(algorithm.getCooldownPeriod(), 120, DAY_SECONDS)) {
      String text =
          "Invalid cooldownPeriod: "
              + SecondsText.format(algorithm.getCooldownPeriod())
              + " (must be 120s to 86400s, 2 minutes to a day)";
      findings.report(PolicyRule.COOLDOWN, ALGORITHM + ".cooldownPeriod", text);
    }
  }

  private void yarn(BasicYarnAutoscalingConfig yarn) {
    String graceful = YARN + ".gracefulDecommissionTimeout";
    if (!yarn.hasGracefulDecommissionTimeout()) {
      String text = "Missing gracefulDecommissionTimeout (write 0s when no worker is ever removed)";
      findings.report(PolicyRule.GRACEFUL, graceful, text);
    } else if (!SecondsText.within(yarn.getGracefulDecommissionTimeout(), 0, DAY_SECONDS)) {
      String text =
          "Invalid gracefulDecommissionTimeout: "
              + SecondsText.format(yarn.getGracefulDecommissionTimeout())
              + " (must be 0s to 86400s, a day)";
      findings.report(PolicyRule.GRACEFUL, graceful, text);
    }
    factors(yarn);
    if (yarn.getScaleDownFactor() > 0
        && yarn.hasGracefulDecommissionTimeout()
        && SecondsText.within(yarn.getGracefulDecommissionTimeout(), 0, 0)) {
      String text = "Invalid gracefulDecommissionTimeout: 0s with a scaleDownFactor above 0 (tasks";
      findings.report(
          PolicyRule.INTERRUPTS,
          graceful,
          text + " are cut off; write the longest task's time, or use enhanced flexibility mode)");
    }
  }

  private void factors(BasicYarnAutoscalingConfig yarn) {
    factor("scaleUpFactor", yarn.getScaleUpFactor());
    factor("scaleDownFactor", yarn.getScaleDownFactor());
    factor("scaleUpMinWorkerFraction", yarn.getScaleUpMinWorkerFraction());
    factor("scaleDownMinWorkerFraction", yarn.getScaleDownMinWorkerFraction());
    if (yarn.getScaleUpFactor() == 0) {
      String text =
          "Invalid scaleUpFactor: 0 (no worker is ever added; write 1.0 to add all at once)";
      findings.report(PolicyRule.NEVER_UP, YARN + ".scaleUpFactor", text);
    }
  }

  private void factor(String field, double value) {
    if (!(value >= 0 && value <= 1)) {
      String text = "Invalid " + field + ": " + value + " (must be 0.0 to 1.0)";
      findings.report(PolicyRule.FACTOR, YARN + "." + field, text);
    }
  }
}
