package dev.tarsier.template.dataproc.rule;

import static dev.tarsier.template.dataproc.field.Findings.shown;

import com.google.cloud.dataproc.v1.OrderedJob;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import dev.tarsier.template.dataproc.field.Findings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The steps of a template, each for itself. */
final class JobRules {
  private static final String TYPES =
      "sparkJob, pysparkJob, hadoopJob, hiveJob, pigJob, sparkRJob, sparkSqlJob, prestoJob, trinoJob"
          + " or flinkJob";

  private final WorkflowTemplate template;
  private final Findings findings;
  private final UriRules uris;

  JobRules(WorkflowTemplate template, Findings findings) {
    this.template = template;
    this.findings = findings;
    this.uris = new UriRules(findings);
  }

  void check() {
    Map<String, Integer> firsts = new TreeMap<>();
    for (int i = 0; i < template.getJobsCount(); i++) {
      OrderedJob job = template.getJobs(i);
      String path = "jobs[" + i + "]";
      stepId(job.getStepId(), path + ".stepId", i, firsts);
      new LabelRules(findings).check(path + ".labels", job.getLabelsMap());
      scheduling(job, path);
      JobView.of(job).ifPresentOrElse(view -> view(view, path), () -> missing(path));
    }
  }

  private void stepId(String id, String path, int index, Map<String, Integer> firsts) {
    if (id.isEmpty()) {
      String text = "Missing stepId (name the step, as in process)";
      findings.report(TemplateRule.STEP_ID, path, text);
      return;
    }
    if (!TemplateRules.ID.matcher(id).matches()) {
      String text = "Invalid stepId: " + shown(id) + " (must be " + TemplateRules.ID_FORM + ")";
      findings.report(TemplateRule.STEP_ID, path, text);
    }
    Integer first = firsts.putIfAbsent(id, index);
    if (first != null) {
      String text = "Invalid stepId: " + shown(id) + " (job " + (first + 1) + " has it already)";
      findings.report(TemplateRule.STEP_ID_TWICE, path, text);
    }
  }

  private void missing(String path) {
    String text = "Missing job of the step (write one of " + TYPES + ")";
    List<String> fields = List.of(TYPES.split(", | or "));
    if (fields.stream().noneMatch(field -> findings.isBroken(path + "." + field))) {
      findings.report(TemplateRule.JOB_TYPE, path, text);
    }
  }

  private void scheduling(OrderedJob job, String path) {
    var scheduling = job.getScheduling();
    if (scheduling.getMaxFailuresPerHour() != 0 || scheduling.getMaxFailuresTotal() != 0) {
      findings.reportKey(
          TemplateRule.SCHEDULING,
          path + ".scheduling",
          "Unsupported scheduling: workflow templates do not restart a failed driver (leave it out)");
    }
  }

  private void view(JobView job, String path) {
    String at = path + "." + job.field();
    if (!job.saysWhatItRuns()
        && job.programs().stream().noneMatch(f -> findings.isBroken(at + "." + f))) {
      String text =
          "Missing program of "
              + job.field()
              + " (write "
              + String.join(" or ", job.programs())
              + ")";
      findings.report(TemplateRule.PROGRAM, at, text);
    }
    job.files().forEach((field, uri) -> uris.file(at + "." + field, uri));
    job.fileLists().forEach((field, list) -> uris.files(at + "." + field, list));
    uris.archives(at + ".archiveUris", job.archives());
    uris.arguments(at + ".args", job.args());
    for (int i = 0; i < job.args().size(); i++) {
      if (job.args().get(i).equals("--conf") || job.args().get(i).startsWith("--conf=")) {
        findings.report(
            TemplateRule.ARGUMENT_CONF,
            at + ".args[" + i + "]",
            "Unsupported argument: --conf (it goes to the program, not to Spark; write properties)");
      }
    }
    job.properties().keySet().forEach(key -> property(key, at));
  }

  private void property(String key, String at) {
    int colon = key.indexOf(':');
    if (colon > 0 && PropertyRules.isPrefix(key.substring(0, colon))) {
      findings.reportKey(
          TemplateRule.JOB_PROPERTY,
          at + ".properties['" + key + "']",
          "Invalid property: "
              + shown(key)
              + " (prefixes are for clusters; write "
              + key.substring(colon + 1)
              + ")");
    }
  }
}
