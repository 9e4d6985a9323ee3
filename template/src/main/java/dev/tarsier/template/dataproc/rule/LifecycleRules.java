package dev.tarsier.template.dataproc.rule;

import com.google.cloud.dataproc.v1.ClusterConfig;
import com.google.cloud.dataproc.v1.LifecycleConfig;
import com.google.protobuf.Duration;
import dev.tarsier.template.dataproc.field.Findings;
import dev.tarsier.template.dataproc.field.SecondsText;

/** When a cluster deletes itself: LifecycleConfig in clusters.proto (4.85.0). */
final class LifecycleRules {
  private static final long FORTNIGHT_SECONDS = 14L * 86_400;

  private LifecycleRules() {}

  static void check(ClusterConfig config, Findings findings) {
    if (!config.hasLifecycleConfig()) {
      return;
    }
    String path = ClusterRules.CONFIG + ".lifecycleConfig";
    LifecycleConfig lifecycle = config.getLifecycleConfig();
    if (lifecycle.hasIdleDeleteTtl()) {
      within(findings, path + ".idleDeleteTtl", lifecycle.getIdleDeleteTtl(), 300);
    }
    if (lifecycle.hasAutoDeleteTtl()) {
      within(findings, path + ".autoDeleteTtl", lifecycle.getAutoDeleteTtl(), 600);
    }
    findings.reportKey(
        ClusterRule.LIFECYCLE_UNSURE,
        path,
        "Unsupported lifecycleConfig: whether a workflow's cluster keeps to it is not documented"
            + " (dagTimeout is what ends a workflow)");
  }

  private static void within(Findings findings, String path, Duration ttl, long shortest) {
    if (!SecondsText.within(ttl, shortest, FORTNIGHT_SECONDS)) {
      String field = path.substring(path.lastIndexOf('.') + 1);
      findings.report(
          ClusterRule.LIFECYCLE,
          path,
          "Invalid "
              + field
              + ": "
              + SecondsText.format(ttl)
              + " (must be "
              + shortest
              + "s to "
              + FORTNIGHT_SECONDS
              + "s, 14 days)");
    }
  }
}
