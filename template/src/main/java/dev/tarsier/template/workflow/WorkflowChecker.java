package dev.tarsier.template.workflow;

import dev.tarsier.template.problem.Place;
import dev.tarsier.template.problem.Problems;
import dev.tarsier.template.yaml.Nodes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Holds a source of Cloud Workflows to its rules, as far as they are documented. */
public final class WorkflowChecker {
  /** Of the source as it is deployed. */
  private static final int MOST_BYTES = 128 << 10;

  private static final Set<String> KEYS = Set.of("params", "steps");

  private final Problems problems;

  private WorkflowChecker(Problems problems) {
    this.problems = problems;
  }

  public static void check(MappingNode root, Problems problems) {
    new WorkflowChecker(problems).check(root);
  }

  private void check(MappingNode root) {
    int bytes = problems.source().text().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_BYTES) {
      problems.report(
          Place.WHOLE_FILE,
          "",
          WorkflowRule.LIMIT,
          "Unsupported size: " + bytes + " bytes (at most " + MOST_BYTES + "; split the source)");
    }
    Map<String, Subworkflow> subworkflows = new LinkedHashMap<>();
    for (NodeTuple tuple : root.getValue()) {
      subworkflow(tuple).ifPresent(found -> subworkflows.put(found.name(), found));
    }
    if (root.getValue().stream().noneMatch(tuple -> text(tuple.getKeyNode()).equals("main"))) {
      shape(root, "Missing main: the subworkflow that an execution begins with");
    }
    for (Subworkflow subworkflow : subworkflows.values()) {
      new StepChecker(subworkflow, subworkflows, problems).check();
    }
  }

  private Optional<Subworkflow> subworkflow(NodeTuple tuple) {
    String name = text(tuple.getKeyNode());
    if (!(tuple.getValueNode() instanceof MappingNode body)) {
      shape(tuple.getValueNode(), "Invalid subworkflow " + name + ": write params and steps in it");
      return Optional.empty();
    }
    List<String> parameters = new ArrayList<>();
    Set<String> required = new LinkedHashSet<>();
    Optional<SequenceNode> steps = Optional.empty();
    for (NodeTuple entry : body.getValue()) {
      String key = text(entry.getKeyNode());
      if (!KEYS.contains(key)) {
        problems.report(
            Nodes.place(entry.getKeyNode()),
            name,
            WorkflowRule.KEY,
            "Unsupported key of a subworkflow: " + key + " (use params and steps)");
      } else if (key.equals("params")) {
        parameters(name, entry.getValueNode(), parameters, required);
      } else if (entry.getValueNode() instanceof SequenceNode list) {
        steps = Optional.of(list);
      }
    }
    if (steps.isEmpty()) {
      shape(tuple.getKeyNode(), "Missing steps of subworkflow " + name + " (a list of steps)");
    }
    return steps.map(list -> new Subworkflow(name, parameters, required, list));
  }

  /** A list of names; one with a default is a mapping of the two. */
  private void parameters(String name, Node node, List<String> all, Set<String> required) {
    if (!(node instanceof SequenceNode list)) {
      shape(node, "Invalid params of " + name + ": write a list of names");
      return;
    }
    for (Node item : list.getValue()) {
      if (item instanceof ScalarNode scalar) {
        all.add(scalar.getValue());
        required.add(scalar.getValue());
      } else if (item instanceof MappingNode withDefault && withDefault.getValue().size() == 1) {
        all.add(text(withDefault.getValue().get(0).getKeyNode()));
      } else {
        shape(item, "Invalid parameter of " + name + ": write name, or name: default");
      }
    }
    if (name.equals("main") && all.size() > 1) {
      shape(node, "Unsupported params of main: " + all + " (it takes one, the argument)");
    }
  }

  private void shape(Node node, String message) {
    problems.report(Nodes.place(node), "", WorkflowRule.SHAPE, message);
  }

  static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }
}
