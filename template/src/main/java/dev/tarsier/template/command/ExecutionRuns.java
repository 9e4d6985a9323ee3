package dev.tarsier.template.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tarsier.template.run.ActiveRun;
import dev.tarsier.workflows.WorkflowExecution;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an execution of image-pipeline.workflows.yaml has started on Dataproc. An execution does not
 * tell before its end; but a run's id follows from its argument: the one that it names, that of the
 * object whose event it is, else the execution's own. A data set that grows has one id for all its
 * runs: there it is the only active one of the dataset, which the argument or the object's path
 * names.
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
    return found.isEmpty() ? only(datasets(argument), active) : found;
  }

  /** The folders of {@code incoming/DATASET/…/_READY}, or the name of {@code DATASET.yaml}. */
  private static Set<String> datasets(JsonNode argument) {
    String object = argument.at("/data/name").asText("").replaceFirst("\\.yaml$", "");
    return argument.has("dataset")
        ? Set.of(argument.get("dataset").asText())
        : new HashSet<>(List.of(object.split("/", -1)));
  }

  private static List<ActiveRun> only(Set<String> datasets, List<ActiveRun> active) {
    List<ActiveRun> found =
        active.stream().filter(run -> datasets.contains(run.parameter("DATASET"))).toList();
    if (found.size() > 1) {
      throw new UsageProblem(
          "Cannot tell which run belongs to the execution: "
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
