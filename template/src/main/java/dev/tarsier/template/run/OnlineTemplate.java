package dev.tarsier.template.run;

import com.google.cloud.dataproc.v1.ClusterConfig;
import com.google.cloud.dataproc.v1.OrderedJob;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Google Cloud knows of a workflow template: its buckets and its autoscaling policy. */
final class OnlineTemplate {
  private static final Pattern POLICY =
      Pattern.compile(
          ".*?(projects/[^/]+/(?:regions|locations)/([^/]+)/autoscalingPolicies/[^/]+)");

  private final CloudQuestions cloud;
  private final OnlineChecks.Report report;

  OnlineTemplate(CloudQuestions cloud, OnlineChecks.Report report) {
    this.cloud = cloud;
    this.report = report;
  }

  void check(WorkflowTemplate template) throws InterruptedException {
    String at = "placement.managedCluster.config";
    ClusterConfig config = template.getPlacement().getManagedCluster().getConfig();
    Map<String, String> buckets = new LinkedHashMap<>();
    put(buckets, config.getConfigBucket(), at + ".configBucket");
    put(buckets, config.getTempBucket(), at + ".tempBucket");
    for (int i = 0; i < template.getJobsCount(); i++) {
      OrderedJob job = template.getJobs(i);
      for (String jar : job.getSparkJob().getJarFileUrisList()) {
        if (CloudObject.isUri(jar)) {
          put(buckets, CloudObject.parse(jar).bucket(), "jobs[" + i + "].sparkJob.jarFileUris");
        }
      }
    }
    for (Map.Entry<String, String> bucket : buckets.entrySet()) {
      report.ask(bucket.getValue(), () -> bucket(bucket.getKey(), bucket.getValue()));
    }
    Matcher policy = POLICY.matcher(config.getAutoscalingConfig().getPolicyUri());
    if (policy.matches()) {
      String path = at + ".autoscalingConfig.policyUri";
      report.ask(path, () -> policy(policy.group(1), policy.group(2), path));
    }
  }

  private static void put(Map<String, String> buckets, String bucket, String path) {
    if (!bucket.isEmpty()) {
      buckets.putIfAbsent(bucket, path);
    }
  }

  private void bucket(String bucket, String path) throws DataprocProblem, InterruptedException {
    if (cloud.bucket(bucket).isEmpty()) {
      report.add(
          OnlineRule.BUCKET,
          path,
          "Missing bucket: gs://" + bucket + " (create it, or correct " + path + ")");
    }
  }

  private void policy(String name, String region, String path)
      throws DataprocProblem, InterruptedException {
    if (cloud.policy(name, region).isEmpty()) {
      report.add(
          OnlineRule.POLICY,
          path,
          "Missing autoscaling policy: " + name + " (import it before the template is run)");
    }
  }
}
