package dev.tarsier.template.dataproc.rule;

import static dev.tarsier.template.dataproc.field.Findings.shown;

import com.google.cloud.dataproc.v1.ClusterConfig;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import dev.tarsier.template.dataproc.field.Findings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The image that the nodes run. */
final class ImageRules {
  /** Of {@code 3.0}, {@code 3.0.3-debian13}, {@code 2.3-ubuntu22-arm}, {@code 2.3-ml-ubuntu22}. */
  static final Pattern VERSION =
      Pattern.compile(
          "(\\d{1,2})\\.(\\d{1,2})(?:\\.\\d{1,3})?(?:-RC\\d{1,2})?"
              + "(?:-(?:ml-)?(?:debian|deb|ubuntu|rocky|centos)\\d{1,2}(?:-arm(?:64)?|-ml)?)?");

  private static final Pattern PREVIEW = Pattern.compile("preview(?:-[a-z]+\\d{1,2})?");
  private static final String OWN_JOBS = "dev.tarsier.job.";

  private final WorkflowTemplate template;
  private final ClusterConfig config;
  private final Findings findings;

  ImageRules(WorkflowTemplate template, Findings findings) {
    this.template = template;
    this.config = template.getPlacement().getManagedCluster().getConfig();
    this.findings = findings;
  }

  void check() {
    String version = config.getSoftwareConfig().getImageVersion();
    String path = ClusterRules.CONFIG + ".softwareConfig.imageVersion";
    Matcher matcher = VERSION.matcher(version);
    if (version.isEmpty()) {
      unpinned(path);
    } else if (matcher.matches()) {
      line(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), version, path);
    } else if (!PREVIEW.matcher(version).matches()) {
      String text = "Invalid imageVersion: " + shown(version) + " (write it as in 3.0-debian13)";
      findings.report(ClusterRule.IMAGE, path, text);
    }
  }

  private void unpinned(String path) {
    boolean own =
        !config.getMasterConfig().getImageUri().isEmpty()
            || !config.getWorkerConfig().getImageUri().isEmpty();
    if (!own) {
      findings.report(
          ClusterRule.IMAGE_PINNED,
          path,
          "Missing imageVersion (Dataproc's default changes with time; write 3.0-debian13)");
    }
  }

  /** Lines and dates: release notes of Dataproc's images, read 2026-11-20. */
  private void line(int major, int minor, String version, String path) {
    boolean ours =
        template.getJobsList().stream()
            .flatMap(step -> JobView.of(step).stream())
            .anyMatch(job -> job.mainClass().startsWith(OWN_JOBS));
    if (ours && major < 3) {
      findings.report(
          ClusterRule.IMAGE_FOR_TARSIER,
          path,
          "Unsupported imageVersion: "
              + version
              + " (images before 3.0 run Java 11 and Spark 3, Tarsier's job needs Java 17 and"
              + " Spark 4; write 3.0-debian13)");
    } else if (major < 2 || (major == 2 && minor <= 1)) {
      findings.report(
          ClusterRule.IMAGE_SUPPORT,
          path,
          "Unsupported imageVersion: "
              + version
              + " (out of support: 2.1, the last of these lines, ended 2026-03-31; write 3.0-debian13)");
    }
  }

  /** The major version of the cluster's image; 0 when it is not told. */
  static int major(ClusterConfig config) {
    Matcher matcher = VERSION.matcher(config.getSoftwareConfig().getImageVersion());
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }
}
