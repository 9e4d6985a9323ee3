package dev.tarsier.template.dataproc.rule;

import static dev.tarsier.template.dataproc.field.Findings.shown;

import com.google.cloud.dataproc.v1.OrderedJob;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import dev.tarsier.job.request.Spelling;
import dev.tarsier.template.dataproc.field.Findings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The steps of a template as a graph: who waits for whom. */
final class GraphRules {
  private final WorkflowTemplate template;
  private final Findings findings;
  private final Map<String, Integer> steps = new LinkedHashMap<>();
  private final Set<String> done = new HashSet<>();

  private GraphRules(WorkflowTemplate template, Findings findings) {
    this.template = template;
    this.findings = findings;
  }

  static void check(WorkflowTemplate template, Findings findings) {
    new GraphRules(template, findings).check();
  }

  private void check() {
    boolean unreadable = false;
    for (int i = 0; i < template.getJobsCount(); i++) {
      steps.putIfAbsent(template.getJobs(i).getStepId(), i);
      unreadable |= findings.isBroken("jobs[" + i + "].stepId");
    }
    for (int i = 0; i < template.getJobsCount(); i++) {
      prerequisites(template.getJobs(i), i, unreadable);
    }
    steps.keySet().forEach(step -> follow(step, new ArrayList<>()));
  }

  private void prerequisites(OrderedJob job, int index, boolean unreadable) {
    Set<String> seen = new HashSet<>();
    for (int k = 0; k < job.getPrerequisiteStepIdsCount(); k++) {
      String name = job.getPrerequisiteStepIds(k);
      String at = at(index, k);
      if (!seen.add(name)) {
        String text = "Invalid prerequisite: " + shown(name) + " (named twice; once is enough)";
        findings.report(TemplateRule.PREREQUISITE_TWICE, at, text);
      } else if (!steps.containsKey(name) && !unreadable) {
        String text = "Missing step: " + shown(name) + Spelling.hint(name, steps.keySet());
        findings.report(TemplateRule.PREREQUISITE, at, text);
      }
    }
  }

  /** Depth first; {@code path} are the steps that led here, each waiting for the next. */
  private void follow(String step, List<String> path) {
    if (!done.add(step)) {
      return;
    }
    path.add(step);
    int index = steps.get(step);
    OrderedJob job = template.getJobs(index);
    for (int k = 0; k < job.getPrerequisiteStepIdsCount(); k++) {
      String next = job.getPrerequisiteStepIds(k);
      if (path.contains(next)) {
        cycle(path.subList(path.indexOf(next), path.size()), at(index, k));
      } else if (steps.containsKey(next)) {
        follow(next, path);
      }
    }
    path.remove(path.size() - 1);
  }

  private void cycle(List<String> path, String at) {
    String round = String.join(" -> ", path) + " -> " + path.get(0);
    String text =
        path.size() == 1
            ? "Invalid prerequisite: " + shown(path.get(0)) + " (a step cannot wait for itself)"
            : "Invalid prerequisites: " + round + " (each waits for the next; break the circle)";
    findings.report(TemplateRule.CYCLE, at, text);
  }

  private static String at(int job, int prerequisite) {
    return "jobs[" + job + "].prerequisiteStepIds[" + prerequisite + "]";
  }
}
