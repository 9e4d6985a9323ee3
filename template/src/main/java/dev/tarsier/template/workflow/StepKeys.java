package dev.tarsier.template.workflow;

import dev.tarsier.job.request.Spelling;
import dev.tarsier.template.problem.Problems;
import dev.tarsier.template.yaml.Nodes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** Which keys may stand together, in steps and in what steps hold. */
final class StepKeys {
  /** What a step can do, each with the keys that go with it. */
  private static final Map<String, Set<String>> ACTIONS =
      Map.of(
          "assign", Set.of("next"),
          "call", Set.of("args", "result", "next"),
          "switch", Set.of("next"),
          "return", Set.of(),
          "raise", Set.of(),
          "try", Set.of("retry", "except", "next"),
          "for", Set.of("next"),
          "parallel", Set.of("next"),
          "steps", Set.of("next"));

  private static final Set<String> ALL = all();

  static final Set<String> FOR = Set.of("value", "index", "in", "range", "steps");
  static final Set<String> PARALLEL =
      Set.of("shared", "concurrency_limit", "exception_policy", "branches", "for");
  static final Set<String> EXCEPT = Set.of("as", "steps");
  static final Set<String> RETRY = Set.of("predicate", "max_retries", "backoff");

  private final Problems problems;

  StepKeys(Problems problems) {
    this.problems = problems;
  }

  private static Set<String> all() {
    Set<String> all = new TreeSet<>(ACTIONS.keySet());
    ACTIONS.values().forEach(all::addAll);
    return all;
  }

  /** {@code condition}: whether the step stands in a switch, beside the condition. */
  void step(String path, MappingNode step, boolean condition) {
    List<String> keys = keys(step);
    List<String> actions = keys.stream().filter(ACTIONS::containsKey).toList();
    for (NodeTuple tuple : step.getValue()) {
      String key = WorkflowChecker.text(tuple.getKeyNode());
      if (condition && key.equals("condition")) {
        continue;
      }
      if (!ALL.contains(key)) {
        report(path, tuple, "Unsupported key of a step: " + key + Spelling.hint(key, ALL));
      } else if (!key.equals("next") && !ACTIONS.containsKey(key) && !goes(key, actions)) {
        report(path, tuple, "Unsupported " + key + ": nothing beside it here goes with it");
      }
    }
    if (actions.size() > 1) {
      report(
          path,
          step.getValue().get(0),
          "Unsupported step: it does "
              + String.join(" and ", actions)
              + " (write a step for each)");
    } else if (actions.isEmpty() && !keys.contains("next")) {
      problems.report(
          Nodes.place(step),
          path,
          WorkflowRule.SHAPE,
          "Invalid step: it does nothing (one of " + String.join(", ", actionNames()) + ")");
    }
  }

  private static Set<String> actionNames() {
    Set<String> names = new TreeSet<>(ACTIONS.keySet());
    names.add("next");
    return names;
  }

  private static boolean goes(String key, List<String> actions) {
    return actions.stream().anyMatch(action -> ACTIONS.get(action).contains(key));
  }

  /** Of a part of a step, such as what stands in {@code for}. */
  void part(String path, String what, MappingNode node, Set<String> allowed) {
    for (NodeTuple tuple : node.getValue()) {
      String key = WorkflowChecker.text(tuple.getKeyNode());
      if (!allowed.contains(key)) {
        report(
            path,
            tuple,
            "Unsupported key of " + what + ": " + key + Spelling.hint(key, new TreeSet<>(allowed)));
      }
    }
  }

  static List<String> keys(MappingNode node) {
    return node.getValue().stream().map(tuple -> WorkflowChecker.text(tuple.getKeyNode())).toList();
  }

  private void report(String path, NodeTuple tuple, String message) {
    problems.report(Nodes.place(tuple.getKeyNode()), path, WorkflowRule.KEY, message);
  }
}
