package dev.tarsier.template.dataproc.rule;

import static dev.tarsier.template.dataproc.field.Findings.shown;

import com.google.cloud.dataproc.v1.ClusterConfig;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import dev.tarsier.template.dataproc.field.Findings;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cluster's autoscaling policy, and what does not go with one. */
final class AutoscalingRules {
  /** AutoscalingConfig.policy_uri in clusters.proto; gcloud writes regions for locations. */
  static final Pattern POLICY =
      Pattern.compile(
          "(?:https://[^/]+/[^/]+/v1/)?projects/([^/]+)/(?:locations|regions)/([^/]+)"
              + "/autoscalingPolicies/([^/]+)");

  /** Properties that keep a policy from doing its work, with the reason. */
  private static final Map<String, String> HINDERING =
      Map.of(
          "dataproc:am.primary_only",
          "it breaks autoscaling, see YARN-9088; leave it out",
          "spark:spark.executor.instances",
          "the autoscaler follows the executors that Spark asks for; set"
              + " spark.dynamicAllocation.maxExecutors",
          "spark:spark.dynamicAllocation.enabled",
          "without it Spark asks for no more executors, and no worker is added");

  private final WorkflowTemplate template;
  private final ClusterConfig config;
  private final ClusterSite site;
  private final Findings findings;

  AutoscalingRules(WorkflowTemplate template, ClusterSite site, Findings findings) {
    this.template = template;
    this.config = template.getPlacement().getManagedCluster().getConfig();
    this.site = site;
    this.findings = findings;
  }

  void check() {
    String uri = config.getAutoscalingConfig().getPolicyUri();
    String path = ClusterRules.CONFIG + ".autoscalingConfig.policyUri";
    if (uri.isEmpty()) {
      return;
    }
    Matcher matcher = POLICY.matcher(uri);
    if (!matcher.matches()) {
      findings.report(
          ClusterRule.POLICY_URI,
          path,
          "Invalid policyUri: "
              + shown(uri)
              + " (write projects/P/regions/R/autoscalingPolicies/ID; the id alone is refused)");
      return;
    }
    place(matcher, path);
    if (GroupRules.isSingleNode(config)) {
      String text = "Unsupported policyUri: a cluster of one node does not scale (leave it out)";
      findings.report(ClusterRule.POLICY_ONE_NODE, path, text);
    }
    properties(
        config.getSoftwareConfig().getPropertiesMap(), ClusterRules.CONFIG + ".softwareConfig", "");
    for (int i = 0; i < template.getJobsCount(); i++) {
      String step = "jobs[" + i + "].";
      JobView.of(template.getJobs(i))
          .ifPresent(job -> properties(job.properties(), step + job.field(), "spark:"));
    }
  }

  /** Properties of a job have no prefix. */
  private void properties(Map<String, String> properties, String path, String prefix) {
    properties.forEach(
        (key, value) -> {
          String reason = HINDERING.getOrDefault(prefix + key, "");
          boolean off = value.equals("false");
          if (!reason.isEmpty() && off == key.endsWith("enabled")) {
            findings.report(
                ClusterRule.POLICY_PROPERTY,
                path + ".properties['" + key + "']",
                "Unsupported with a policy: " + key + ": " + shown(value) + " (" + reason + ")");
          }
        });
  }

  private void place(Matcher policy, String path) {
    String wanted = "";
    if (!site.region().isEmpty() && !policy.group(2).equals(site.region())) {
      wanted = "region " + site.region();
    } else if (!site.project().isEmpty() && !policy.group(1).equals(site.project())) {
      wanted = "project " + site.project();
    }
    if (!wanted.isEmpty()) {
      findings.report(
          ClusterRule.POLICY_REGION,
          path,
          "Invalid policyUri: "
              + shown(policy.group())
              + " (the cluster is in "
              + wanted
              + "; a policy must be in the same)");
    }
  }
}
