package dev.tarsier.template.dataproc.rule;

import static dev.tarsier.template.dataproc.field.Findings.shown;

import com.google.cloud.dataproc.v1.SparkJob;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import dev.tarsier.job.request.JobJarDigest;
import dev.tarsier.template.dataproc.field.Findings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a template says of the job's jar in three places: a property that the job itself goes by, a
 * label for people, and the name under which the jar is staged. One that was changed alone is found
 * here, before a cluster is made for a job that refuses its jar.
 */
final class JarDigestRules {
  private static final String LABEL = "tarsier-job-sha256";

  /** As {@code Artifacts.staged} names it. */
  private static final Pattern STAGED = Pattern.compile(".*/tarsier-job-([0-9a-f]{12})\\.jar");

  private final WorkflowTemplate template;
  private final Findings findings;

  JarDigestRules(WorkflowTemplate template, Findings findings) {
    this.template = template;
    this.findings = findings;
  }

  void check() {
    for (int i = 0; i < template.getJobsCount(); i++) {
      SparkJob job = template.getJobs(i).getSparkJob();
      String digest = job.getPropertiesOrDefault(JobJarDigest.PROPERTY, "");
      if (!digest.isEmpty()) {
        job(job, digest, "jobs[" + i + "].sparkJob");
      }
    }
  }

  private void job(SparkJob job, String digest, String at) {
    String property = at + ".properties['" + JobJarDigest.PROPERTY + "']";
    if (!JobJarDigest.isDigest(digest)) {
      findings.report(
          TemplateRule.JOB_JAR_DIGEST,
          property,
          "Invalid "
              + JobJarDigest.PROPERTY
              + ": "
              + shown(digest)
              + " (64 hex digits in small letters, as sha256sum prints them)");
      return;
    }
    String label = template.getLabelsOrDefault(LABEL, "");
    if (!digest.startsWith(label)) {
      findings.report(
          TemplateRule.JOB_JAR_DIGEST, property, disagreement(digest, "label " + LABEL, label));
    }
    Matcher staged = STAGED.matcher(job.getJarFileUrisCount() == 0 ? "" : job.getJarFileUris(0));
    if (staged.matches() && !digest.startsWith(staged.group(1))) {
      findings.report(
          TemplateRule.JOB_JAR_DIGEST, property, disagreement(digest, "jar", staged.group(1)));
    }
  }

  private static String disagreement(String digest, String what, String other) {
    return "Invalid "
        + JobJarDigest.PROPERTY
        + ": "
        + digest
        + " (the "
        + what
        + " says "
        + shown(other)
        + "; generate the template again)";
  }
}
