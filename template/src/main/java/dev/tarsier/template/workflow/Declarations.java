package dev.tarsier.template.workflow;

import java.util.HashSet;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * What steps set, found before anything is used: the order of steps is not that of the text. Bodies
 * of loops, branches and {@code except} have variables of their own (page on variables, 2026-11).
 */
final class Declarations {
  private static final Set<String> OWN_SCOPE = Set.of("for", "parallel", "except");

  private Declarations() {}

  /** Declares what a list of steps sets; bodies with variables of their own keep theirs. */
  static void of(SequenceNode steps, Scope scope) {
    steps.getValue().forEach(step -> visit(step, scope));
  }

  private static void visit(Node node, Scope scope) {
    if (node instanceof SequenceNode list) {
      list.getValue().forEach(item -> visit(item, scope));
      return;
    }
    if (!(node instanceof MappingNode mapping)) {
      return;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = WorkflowChecker.text(tuple.getKeyNode());
      Node value = tuple.getValueNode();
      if (key.equals("assign") && value instanceof SequenceNode list) {
        list.getValue().forEach(item -> assigned(item, scope));
      } else if ((key.equals("result") || key.equals("as")) && value instanceof ScalarNode name) {
        scope.set(name.getValue());
      } else if (!OWN_SCOPE.contains(key) && !key.equals("args")) {
        visit(value, scope);
      }
    }
  }

  private static void assigned(Node item, Scope scope) {
    if (item instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        scope.set(root(WorkflowChecker.text(tuple.getKeyNode())));
      }
    }
  }

  /** {@code a} of {@code a.b[c]}. */
  static String root(String target) {
    return target.split("[.\\[]", 2)[0];
  }

  /** Every step that some {@code next} names. */
  static Set<String> targets(Node node) {
    Set<String> targets = new HashSet<>();
    if (node instanceof SequenceNode list) {
      list.getValue().forEach(item -> targets.addAll(targets(item)));
    } else if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (WorkflowChecker.text(tuple.getKeyNode()).equals("next")) {
          targets.add(WorkflowChecker.text(tuple.getValueNode()));
        }
        targets.addAll(targets(tuple.getValueNode()));
      }
    }
    return targets;
  }
}
