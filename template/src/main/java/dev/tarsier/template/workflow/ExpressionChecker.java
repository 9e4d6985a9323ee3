package dev.tarsier.template.workflow;

import dev.tarsier.job.request.Spelling;
import dev.tarsier.template.problem.Problems;
import dev.tarsier.template.yaml.Nodes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Checks what steps read and call. */
final class ExpressionChecker {
  /** Of the service, for one expression. */
  private static final int MOST_CHARACTERS = 400;

  private final Map<String, Subworkflow> subworkflows;
  private final Problems problems;

  ExpressionChecker(Map<String, Subworkflow> subworkflows, Problems problems) {
    this.subworkflows = subworkflows;
    this.problems = problems;
  }

  /** Every expression in a value, however deep. */
  void value(String path, Node node, Scope scope) {
    if (node instanceof SequenceNode list) {
      list.getValue().forEach(item -> value(path, item, scope));
    } else if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(tuple -> value(path, tuple.getValueNode(), scope));
    } else if (node instanceof ScalarNode scalar && Expression.isExpression(scalar.getValue())) {
      expression(path, scalar, scope);
    }
  }

  private void expression(String path, ScalarNode scalar, Scope scope) {
    String text = scalar.getValue();
    if (text.length() > MOST_CHARACTERS) {
      report(
          scalar,
          path,
          WorkflowRule.LENGTH,
          "Unsupported expression: "
              + text.length()
              + " characters (at most "
              + MOST_CHARACTERS
              + "; assign a part of it to a variable first)");
    }
    Expression expression;
    try {
      expression = Expression.parse(text);
    } catch (IllegalArgumentException e) {
      report(scalar, path, WorkflowRule.EXPRESSION, e.getMessage());
      return;
    }
    for (String variable : new TreeSet<>(expression.variables())) {
      variable(path, scalar, variable, scope);
    }
    expression.calls().forEach(call -> function(path, scalar, call));
  }

  /** A subworkflow may stand where a predicate is wanted. */
  void variable(String path, Node node, String name, Scope scope) {
    if (!scope.sees(name) && !subworkflows.containsKey(name)) {
      report(
          node,
          path,
          WorkflowRule.VARIABLE,
          "Missing variable: "
              + name
              + (scope.visible().isEmpty() ? "" : Spelling.hint(name, scope.visible())));
    }
  }

  private void function(String path, Node node, Expression.Call call) {
    String name = call.function();
    if (subworkflows.containsKey(name)) {
      Subworkflow called = subworkflows.get(name);
      arity(path, node, call, called.required().size(), called.parameters().size());
    } else if (StandardLibrary.isFunction(name)) {
      StandardLibrary.Arity arity = StandardLibrary.arity(name);
      arity(path, node, call, arity.least(), arity.most());
    } else {
      unknown(path, node, name);
    }
  }

  private void arity(String path, Node node, Expression.Call call, int least, int most) {
    if (call.arguments() < least || call.arguments() > most) {
      String wanted = least == most ? Integer.toString(least) : least + " to " + most;
      report(
          node,
          path,
          WorkflowRule.CALL,
          "Invalid call of "
              + call.function()
              + ": "
              + call.arguments()
              + " arguments (it takes "
              + wanted
              + ")");
    }
  }

  private void unknown(String path, Node node, String name) {
    Set<String> known = new TreeSet<>(StandardLibrary.names());
    known.addAll(subworkflows.keySet());
    String hint = Spelling.hint(name, known);
    report(
        node,
        path,
        WorkflowRule.CALL,
        "Unsupported call: "
            + name
            + (hint.startsWith(" (known") ? " (no subworkflow or library function)" : hint));
  }

  /** A call step and its arguments. */
  void call(String path, MappingNode step, Node callee, Scope scope) {
    String name = WorkflowChecker.text(callee);
    if (subworkflows.containsKey(name)) {
      arguments(path, callee, subworkflows.get(name), given(step));
    } else if (!StandardLibrary.isFunction(name)
        && !StandardLibrary.isConnector(name)
        && !scope.sees(name)) {
      unknown(path, callee, name);
    }
  }

  private static List<NodeTuple> given(MappingNode step) {
    return StepNodes.part(step, "args").filter(MappingNode.class::isInstance).stream()
        .flatMap(node -> ((MappingNode) node).getValue().stream())
        .toList();
  }

  private void arguments(String path, Node callee, Subworkflow called, List<NodeTuple> given) {
    Set<String> missing = new TreeSet<>(called.required());
    for (NodeTuple tuple : given) {
      String name = WorkflowChecker.text(tuple.getKeyNode());
      missing.remove(name);
      if (!called.parameters().contains(name)) {
        report(
            tuple.getKeyNode(),
            path,
            WorkflowRule.CALL,
            "Unsupported argument of "
                + called.name()
                + ": "
                + name
                + Spelling.hint(name, called.parameters()));
      }
    }
    if (!missing.isEmpty()) {
      report(
          callee,
          path,
          WorkflowRule.CALL,
          "Missing arguments of " + called.name() + ": " + String.join(", ", missing));
    }
  }

  private void report(Node node, String path, WorkflowRule rule, String message) {
    problems.report(Nodes.place(node), path, rule, message);
  }
}
