package dev.tarsier.template.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tarsier.template.run.ActiveRun;
import dev.tarsier.workflows.WorkflowExecution;
import java.util.List;

/**
 * What an execution of image-pipeline.workflows.yaml has started on Dataproc. An execution does not
 * tell before its end; but a run's id follows from its argument: the one that it names, that of the
 * object whose event it is, else the execution's own. A data set that grows has one id for all its
 * runs: there it is the only active one of the dataset.
 */
final class ExecutionRuns {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ExecutionRuns() {}

  static List<ActiveRun> of(WorkflowExecution execution, List<ActiveRun> active) {
    JsonNode argument = argument(execution);
    String generation = argument.at("/data/generation").asText("");
    String runId = argument.path("runId").asText(execution.id());
    List<ActiveRun> found =
        active.stream()
            .filter(
                run ->
                    generation.isEmpty()
                        ? run.parameter("RUN_ID").equals(runId)
                        : run.parameter("RUN_ID").startsWith(generation + "-"))
            .toList();
    return found.isEmpty() ? only(argument.path("dataset").asText(""), active) : found;
  }

  private static List<ActiveRun> only(String dataset, List<ActiveRun> active) {
    List<ActiveRun> found =
        active.stream()
            .filter(run -> !dataset.isEmpty() && run.parameter("DATASET").equals(dataset))
            .toList();
    if (found.size() > 1) {
      throw new UsageProblem(
          "Cannot tell which run of "
              + dataset
              + " belongs to the execution: "
              + found.stream().map(ActiveRun::operation).toList()
              + " (cancel the right one with tarsier cancel first)");
    }
    return found;
  }

  private static JsonNode argument(WorkflowExecution execution) {
    try {
      return JSON.readTree(execution.argument().isEmpty() ? "{}" : execution.argument());
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }
}
