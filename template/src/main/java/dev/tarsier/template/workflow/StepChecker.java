package dev.tarsier.template.workflow;

import dev.tarsier.job.request.Spelling;
import dev.tarsier.template.problem.Problems;
import dev.tarsier.template.yaml.Nodes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Walks the steps of one subworkflow. */
final class StepChecker {
  private static final int MOST_ENTRIES = 50;
  private static final int MOST_BRANCHES = 10;
  private static final String STEPS = "steps";

  private final Subworkflow subworkflow;
  private final Problems problems;
  private final StepKeys keys;
  private final ExpressionChecker expressions;
  private final Set<String> names = new HashSet<>();
  private final Set<String> targets = new HashSet<>();

  StepChecker(Subworkflow subworkflow, Map<String, Subworkflow> subworkflows, Problems problems) {
    this.subworkflow = subworkflow;
    this.problems = problems;
    this.keys = new StepKeys(problems);
    this.expressions = new ExpressionChecker(subworkflows, problems);
  }

  void check() {
    Scope scope = Scope.root();
    subworkflow.parameters().forEach(scope::declare);
    Declarations.of(subworkflow.steps(), scope);
    targets.addAll(Declarations.targets(subworkflow.steps()));
    list(subworkflow.steps(), scope, Around.NOTHING);
  }

  private void list(SequenceNode steps, Scope scope, Around around) {
    Around within = around.with(StepNodes.stepNames(steps));
    if (steps.getValue().isEmpty()) {
      shape(steps, "Invalid steps: there are none");
    }
    boolean left = false;
    for (Node item : steps.getValue()) {
      Optional<NodeTuple> step = StepNodes.single(item);
      if (step.isEmpty()) {
        shape(item, "Invalid step: write one name with what the step does");
        continue;
      }
      String name = WorkflowChecker.text(step.get().getKeyNode());
      if (!names.add(name)) {
        report(
            step.get().getKeyNode(),
            name,
            WorkflowRule.STEP_NAME,
            "Invalid step name: " + name + " stands twice in " + subworkflow.name());
      }
      if (left && !targets.contains(name)) {
        report(
            step.get().getKeyNode(),
            name,
            WorkflowRule.UNREACHABLE,
            "Invalid step " + name + ": nothing leads to it (the step before it never ends here)");
      }
      left = step.get().getValueNode() instanceof MappingNode body && StepNodes.leaves(body);
      if (step.get().getValueNode() instanceof MappingNode body) {
        keys.step(path(name), body, false);
        body(name, body, scope, within);
      } else {
        shape(step.get().getValueNode(), "Invalid step " + name + ": write what it does");
      }
    }
  }

  private void body(String name, MappingNode body, Scope scope, Around around) {
    for (NodeTuple tuple : body.getValue()) {
      Node value = tuple.getValueNode();
      switch (WorkflowChecker.text(tuple.getKeyNode())) {
        case "next" -> next(name, value, around);
        case "assign" -> assign(name, value, scope);
        case "call" -> expressions.call(path(name), body, value, scope);
        case "result" -> set(name, value, WorkflowChecker.text(value), scope);
        case "switch" -> choices(name, value, scope, around);
        case "try" -> attempt(name, value, scope, around);
        case "except" -> except(name, value, scope, around);
        case "retry" -> retry(name, value, scope);
        case "for" -> loop(name, value, scope.inBody());
        case "parallel" -> parallel(name, value, scope);
        case STEPS -> inner(value, scope, around);
        default -> expressions.value(path(name), value, scope);
      }
    }
  }

  private void next(String name, Node value, Around around) {
    String target = WorkflowChecker.text(value);
    boolean loopWord = target.equals("break") || target.equals("continue");
    if (target.equals("end") || (loopWord && around.inLoop()) || around.has(target)) {
      return;
    }
    String hint =
        loopWord
            ? " (only in a for)"
            : names(around).isEmpty() ? "" : Spelling.hint(target, names(around));
    report(value, name, WorkflowRule.NEXT, "Invalid next: " + target + hint);
  }

  private static List<String> names(Around around) {
    return around.lists().stream().flatMap(Set::stream).sorted().toList();
  }

  private void assign(String name, Node value, Scope scope) {
    if (!(value instanceof SequenceNode list)) {
      shape(value, "Invalid assign of " + name + ": write a list of name: value");
      return;
    }
    limit(name, list, MOST_ENTRIES, "assignments");
    for (Node item : list.getValue()) {
      Optional<NodeTuple> entry = StepNodes.single(item);
      if (entry.isEmpty()) {
        shape(item, "Invalid assignment of " + name + ": write name: value");
        continue;
      }
      String target = WorkflowChecker.text(entry.get().getKeyNode());
      set(name, entry.get().getKeyNode(), Declarations.root(target), scope);
      expressions.value(path(name), entry.get().getValueNode(), scope);
    }
  }

  private void set(String name, Node node, String variable, Scope scope) {
    if (scope.isGuarded(variable)) {
      report(
          node,
          name,
          WorkflowRule.SHARED,
          "Unsupported assignment: "
              + variable
              + " is from outside the parallel step (name it in"
              + " shared)");
    }
  }

  private void choices(String name, Node value, Scope scope, Around around) {
    if (!(value instanceof SequenceNode list)) {
      shape(value, "Invalid switch of " + name + ": write a list of conditions");
      return;
    }
    limit(name, list, MOST_ENTRIES, "conditions");
    for (Node item : list.getValue()) {
      if (!(item instanceof MappingNode choice) || !StepKeys.keys(choice).contains("condition")) {
        shape(item, "Missing condition of switch " + name);
        continue;
      }
      keys.step(path(name), choice, true);
      body(name, choice, scope, around);
    }
  }

  /** A call, a try, or steps. */
  private void attempt(String name, Node value, Scope scope, Around around) {
    if (!(value instanceof MappingNode body)) {
      shape(value, "Invalid try of " + name + ": write a step's call, or steps");
      return;
    }
    keys.step(path(name), body, false);
    body(name, body, scope, around);
  }

  private void except(String name, Node value, Scope scope, Around around) {
    if (value instanceof MappingNode body) {
      keys.part(path(name), "except", body, StepKeys.EXCEPT);
      Scope own = scope.inBody();
      StepNodes.part(body, "as").ifPresent(node -> own.declare(WorkflowChecker.text(node)));
      StepNodes.part(body, STEPS)
          .ifPresentOrElse(
              steps -> {
                if (steps instanceof SequenceNode list) {
                  Declarations.of(list, own);
                }
                inner(steps, own, around);
              },
              () -> shape(value, "Missing steps of except in " + name));
    } else {
      shape(value, "Invalid except of " + name + ": write as and steps");
    }
  }

  private void retry(String name, Node value, Scope scope) {
    if (value instanceof MappingNode body) {
      keys.part(path(name), "retry", body, StepKeys.RETRY);
    }
    expressions.value(path(name), value, scope);
  }

  private void loop(String name, Node value, Scope scope) {
    if (!(value instanceof MappingNode body)) {
      shape(value, "Invalid for of " + name + ": write value, in or range, and steps");
      return;
    }
    keys.part(path(name), "for", body, StepKeys.FOR);
    List<String> present = StepKeys.keys(body);
    if (!present.contains("value") || present.contains("in") == present.contains("range")) {
      shape(body, "Invalid for of " + name + ": it takes value and one of in and range");
    }
    for (String own : List.of("value", "index")) {
      StepNodes.part(body, own).ifPresent(node -> scope.declare(WorkflowChecker.text(node)));
    }
    StepNodes.part(body, "in").ifPresent(node -> expressions.value(path(name), node, scope));
    StepNodes.part(body, "range").ifPresent(node -> expressions.value(path(name), node, scope));
    StepNodes.part(body, STEPS)
        .ifPresentOrElse(
            steps -> {
              if (steps instanceof SequenceNode list) {
                Declarations.of(list, scope);
              }
              inner(steps, scope, Around.NOTHING.loop());
            },
            () -> shape(body, "Missing steps of for in " + name));
  }

  private void parallel(String name, Node value, Scope scope) {
    if (!(value instanceof MappingNode body)) {
      shape(value, "Invalid parallel of " + name + ": write for, or branches");
      return;
    }
    keys.part(path(name), "parallel", body, StepKeys.PARALLEL);
    Set<String> shared = new HashSet<>();
    if (StepNodes.part(body, "shared").orElse(body) instanceof SequenceNode list) {
      for (Node item : list.getValue()) {
        shared.add(WorkflowChecker.text(item));
        expressions.variable(path(name), item, WorkflowChecker.text(item), scope);
      }
    }
    StepNodes.part(body, "for").ifPresent(node -> loop(name, node, scope.inParallel(shared)));
    if (StepNodes.part(body, "branches").orElse(body) instanceof SequenceNode branches) {
      limit(name, branches, MOST_BRANCHES, "branches");
      for (Node branch : branches.getValue()) {
        branch(branch, scope.inParallel(shared));
      }
    }
    if (StepNodes.part(body, "for").isPresent() == StepNodes.part(body, "branches").isPresent()) {
      shape(body, "Invalid parallel of " + name + ": it takes one of for and branches");
    }
  }

  private void branch(Node node, Scope scope) {
    if (StepNodes.single(node).map(NodeTuple::getValueNode).orElse(node) instanceof MappingNode body
        && StepNodes.part(body, STEPS).orElse(node) instanceof SequenceNode steps) {
      Declarations.of(steps, scope);
      list(steps, scope, Around.NOTHING);
    } else {
      shape(node, "Invalid branch: write one name with steps");
    }
  }

  private void inner(Node steps, Scope scope, Around around) {
    if (steps instanceof SequenceNode list) {
      list(list, scope, around);
    } else {
      shape(steps, "Invalid steps: write a list");
    }
  }

  private void limit(String name, SequenceNode list, int most, String what) {
    int size = list.getValue().size();
    if (size > most) {
      report(
          list,
          name,
          WorkflowRule.LIMIT,
          "Unsupported number of " + what + ": " + size + " (at most " + most + " in one step)");
    }
  }

  private String path(String step) {
    return subworkflow.name() + "." + step;
  }

  private void shape(Node node, String message) {
    problems.report(Nodes.place(node), subworkflow.name(), WorkflowRule.SHAPE, message);
  }

  private void report(Node node, String step, WorkflowRule rule, String message) {
    problems.report(Nodes.place(node), path(step), rule, message);
  }
}
