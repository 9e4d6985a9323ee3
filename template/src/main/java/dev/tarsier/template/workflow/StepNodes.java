package dev.tarsier.template.workflow;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The YAML of steps. */
final class StepNodes {
  private static final Set<String> LEAVING = Set.of("return", "raise", "next");

  private StepNodes() {}

  static boolean leaves(MappingNode body) {
    List<String> keys = StepKeys.keys(body);
    return keys.stream().anyMatch(LEAVING::contains);
  }

  static Optional<NodeTuple> single(Node item) {
    return item instanceof MappingNode mapping && mapping.getValue().size() == 1
        ? Optional.of(mapping.getValue().get(0))
        : Optional.empty();
  }

  static Set<String> stepNames(SequenceNode steps) {
    Set<String> names = new HashSet<>();
    for (Node item : steps.getValue()) {
      single(item).ifPresent(step -> names.add(WorkflowChecker.text(step.getKeyNode())));
    }
    return names;
  }

  static Optional<Node> part(MappingNode node, String key) {
    return node.getValue().stream()
        .filter(tuple -> WorkflowChecker.text(tuple.getKeyNode()).equals(key))
        .map(NodeTuple::getValueNode)
        .findFirst();
  }
}
