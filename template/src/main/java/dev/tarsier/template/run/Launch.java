package dev.tarsier.template.run;

import com.google.cloud.dataproc.v1.WorkflowTemplate;
import com.google.longrunning.Operation;
import dev.tarsier.job.request.Sha256;
import dev.tarsier.template.dataproc.Generated;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Starts a workflow at most once for a run: a call that was interrupted and is repeated joins the
 * workflow that the first one started.
 *
 * <p>An active workflow of the same template and run is joined. Else the request id follows from
 * the template, the parameters and the number of workflows that have ended before: two calls at the
 * same moment send the same id and get the same operation, while a new attempt after a failure gets
 * a new one.
 */
final class Launch {
  private static final String RUN_ID = "RUN_ID";
  private static final int HASH_DIGITS = 28;

  /** Attempts of one run that the service may still remember by their request id. */
  private static final int MOST_SKIPPED = 50;

  private final Dataproc dataproc;
  private final Generated generated;
  private final String template;

  Launch(Dataproc dataproc, Generated generated) {
    this.dataproc = dataproc;
    this.generated = generated;
    this.template = dataproc.region().template(generated.templateId());
  }

  /** All that the service remembers of this very run. */
  List<Workflow> known() throws DataprocProblem, InterruptedException {
    String runId = generated.parameters().getOrDefault(RUN_ID, "");
    return dataproc.workflows().stream()
        .filter(workflow -> sameTemplate(workflow.metadata().getTemplate()))
        .filter(
            workflow ->
                workflow.metadata().getParametersMap().getOrDefault(RUN_ID, "").equals(runId))
        .toList();
  }

  /** Dataproc writes names with {@code regions} and with {@code locations}. */
  private boolean sameTemplate(String name) {
    return name.replace("/locations/", "/regions/").equals(template);
  }

  /** The one that runs now; throws when it does something else under the same run id. */
  Optional<String> active(List<Workflow> known) throws DataprocProblem {
    Optional<Workflow> active =
        known.stream().filter(workflow -> !workflow.done()).reduce((first, second) -> second);
    if (active.isPresent()
        && !active.get().metadata().getParametersMap().equals(generated.parameters())) {
      throw new DataprocProblem(
          "Cannot start run "
              + generated.parameters().get(RUN_ID)
              + ": "
              + active.get().name()
              + " runs it with other parameters (wait for it, or: tarsier cancel "
              + active.get().name()
              + ")",
          new CloudFault(-1, "FAILED_PRECONDITION", "", "", ""));
    }
    return active.map(Workflow::name);
  }

  /** Returns the operation of the workflow. */
  String start(WorkflowTemplate there, List<Workflow> known)
      throws DataprocProblem, InterruptedException {
    List<String> ended = known.stream().map(Workflow::name).toList();
    for (int attempt = ended.size(); ; attempt++) {
      Operation operation = dataproc.instantiate(there, requestId(attempt), generated.parameters());
      if (!ended.contains(operation.getName()) || attempt > ended.size() + MOST_SKIPPED) {
        return operation.getName();
      }
    }
  }

  /** At most 40 of letters, digits, {@code _} and {@code -}, as Dataproc wants it. */
  private String requestId(int attempt) {
    Map<String, String> sorted = new TreeMap<>(generated.parameters());
    return "t-" + Sha256.hex(template + sorted).substring(0, HASH_DIGITS) + "-" + attempt;
  }
}
