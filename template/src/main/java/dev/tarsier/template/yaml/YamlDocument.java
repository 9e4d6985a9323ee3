package dev.tarsier.template.yaml;

import dev.tarsier.template.problem.Place;
import dev.tarsier.template.problem.Problems;
import dev.tarsier.template.problem.SourceText;
import java.io.StringReader;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * YAML text as nodes, held to the plain part of YAML: no aliases (they could repeat without end),
 * no merge keys, no own tags, every key text and only once.
 */
public final class YamlDocument {
  private final Problems problems;
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private YamlDocument(Problems problems) {
    this.problems = problems;
  }

  /** The mapping that the text is; empty when it is not one, with the reason among the problems. */
  public static Optional<MappingNode> read(Problems problems) {
    YamlDocument document = new YamlDocument(problems);
    Optional<Node> root = document.compose(problems.source());
    root.ifPresent(node -> document.check(node, node));
    if (root.isPresent() && !(root.get() instanceof MappingNode)) {
      document.error(
          Nodes.place(root.get()),
          YamlRule.MAPPING,
          "Invalid document: "
              + Nodes.kind(root.get())
              + " (write keys and values, as in dataset: eyepacs)");
    }
    return root.filter(MappingNode.class::isInstance).map(MappingNode.class::cast);
  }

  private Optional<Node> compose(SourceText source) {
    try {
      Node node = new Yaml(new LoaderOptions()).compose(new StringReader(source.text()));
      if (node == null) {
        error(
            Place.WHOLE_FILE,
            YamlRule.MAPPING,
            "Missing document: the file is empty (tarsier demo writes a dataset spec to copy)");
      }
      return Optional.ofNullable(node);
    } catch (MarkedYAMLException e) {
      error(place(e, source), YamlRule.SYNTAX, "Invalid YAML: " + reason(e));
    } catch (ReaderException e) {
      String character = String.format("U+%04X", e.getCodePoint());
      error(
          source.placeOf(e.getPosition()),
          YamlRule.SYNTAX,
          "Invalid YAML: the character " + character + " is not allowed (delete it)");
    } catch (YAMLException e) {
      error(Place.WHOLE_FILE, YamlRule.SYNTAX, "Invalid YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  /** Where it went wrong; where it began, when that is the blank end of the file. */
  private static Place place(MarkedYAMLException e, SourceText source) {
    Place place = e.getProblemMark() == null ? Place.START : Nodes.place(e.getProblemMark());
    return source.line(place.line()).isBlank() && e.getContextMark() != null
        ? Nodes.place(e.getContextMark())
        : place;
  }

  private static String reason(MarkedYAMLException e) {
    String problem = e.getProblem() == null ? "not understood" : e.getProblem().strip();
    if (problem.contains("(TAB)")) {
      return "a tab stands where only blanks may (indent with blanks)";
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return problem + " (is a colon missing above, or the indentation off?)";
    }
    return e.getContext() == null ? problem : problem + " (" + e.getContext() + ")";
  }

  /** {@code holder} is what to point at when the node is an alias: its key or its list. */
  private void check(Node node, Node holder) {
    if (!seen.add(node)) {
      plain(holder, "Unsupported YAML alias (write the value out where it is used)");
      return;
    }
    if (!node.getTag().startsWith(Tag.PREFIX)) {
      plain(node, "Unsupported YAML tag: " + node.getTag().getValue() + " (leave it out)");
    }
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(item -> check(item, sequence));
    } else if (node instanceof MappingNode mapping) {
      checkKeys(mapping);
      mapping.getValue().forEach(tuple -> check(tuple.getValueNode(), tuple.getKeyNode()));
    }
  }

  private void checkKeys(MappingNode mapping) {
    Set<String> keys = new HashSet<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Node key = tuple.getKeyNode();
      if (!(key instanceof ScalarNode scalar)) {
        plain(key, "Invalid key: " + Nodes.kind(key) + " (keys are plain text)");
      } else if (key.getTag().equals(Tag.MERGE)) {
        plain(key, "Unsupported YAML merge key: << (write the entries out)");
      } else if (!keys.add(scalar.getValue())) {
        String message = "Invalid key: " + scalar.getValue() + " (stands twice; keep one)";
        error(Nodes.place(key), YamlRule.DUPLICATE_KEY, message);
      }
    }
  }

  private void plain(Node node, String message) {
    error(Nodes.place(node), YamlRule.PLAIN, message);
  }

  private void error(Place place, YamlRule rule, String message) {
    problems.error(place, "", rule.code(), message);
  }
}
