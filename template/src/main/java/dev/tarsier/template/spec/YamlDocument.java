package dev.tarsier.template.spec;

import dev.tarsier.template.problem.Place;
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
final class YamlDocument {
  private final Reading reading;
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private YamlDocument(Reading reading) {
    this.reading = reading;
  }

  /** The mapping that the text is; empty when it is not one, with the reason among the problems. */
  static Optional<MappingNode> read(Reading reading) {
    YamlDocument document = new YamlDocument(reading);
    Optional<Node> root = document.compose(reading.problems().source());
    root.ifPresent(node -> document.check(node, node));
    if (root.isPresent() && !(root.get() instanceof MappingNode)) {
      reading.error(
          root.get(),
          "",
          SpecRule.KIND,
          "Invalid dataset spec: "
              + Section.kind(root.get())
              + " (write keys and values, as in dataset: eyepacs)");
    }
    return root.filter(MappingNode.class::isInstance).map(MappingNode.class::cast);
  }

  private Optional<Node> compose(SourceText source) {
    try {
      Node node = new Yaml(new LoaderOptions()).compose(new StringReader(source.text()));
      if (node == null) {
        reading.error(
            Place.WHOLE_FILE,
            "",
            SpecRule.MISSING_KEY,
            "Missing dataset spec: the file is empty (it needs dataset, source.uri, output.uri)");
      }
      return Optional.ofNullable(node);
    } catch (MarkedYAMLException e) {
      reading.error(place(e, source), "", SpecRule.SYNTAX, "Invalid YAML: " + reason(e));
    } catch (ReaderException e) {
      String character = String.format("U+%04X", e.getCodePoint());
      reading.error(
          source.placeOf(e.getPosition()),
          "",
          SpecRule.SYNTAX,
          "Invalid YAML: the character " + character + " is not allowed (delete it)");
    } catch (YAMLException e) {
      reading.error(Place.WHOLE_FILE, "", SpecRule.SYNTAX, "Invalid YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  /** Where it went wrong; where it began, when that is the blank end of the file. */
  private static Place place(MarkedYAMLException e, SourceText source) {
    Place place = e.getProblemMark() == null ? Place.START : Reading.place(e.getProblemMark());
    return source.line(place.line()).isBlank() && e.getContextMark() != null
        ? Reading.place(e.getContextMark())
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
        plain(key, "Invalid key: " + Section.kind(key) + " (keys are plain text)");
      } else if (key.getTag().equals(Tag.MERGE)) {
        plain(key, "Unsupported YAML merge key: << (write the entries out)");
      } else if (!keys.add(scalar.getValue())) {
        String message = "Invalid key: " + scalar.getValue() + " (stands twice; keep one)";
        reading.error(key, "", SpecRule.DUPLICATE_KEY, message);
      }
    }
  }

  private void plain(Node node, String message) {
    reading.error(node, "", SpecRule.PLAIN_YAML, message);
  }
}
