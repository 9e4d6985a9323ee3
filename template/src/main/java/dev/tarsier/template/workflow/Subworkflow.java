package dev.tarsier.template.workflow;

import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One of a source's subworkflows, {@code main} among them.
 *
 * @param parameters all of them, in order
 * @param required those without a default
 */
record Subworkflow(String name, List<String> parameters, Set<String> required, SequenceNode steps) {
  Subworkflow {
    parameters = List.copyOf(parameters);
    required = Set.copyOf(required);
  }
}
