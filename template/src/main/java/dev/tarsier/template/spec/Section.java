package dev.tarsier.template.spec;

import dev.tarsier.job.request.Spelling;
import dev.tarsier.template.problem.Place;
import dev.tarsier.template.yaml.Nodes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The entries of one mapping. Reading a key makes it known; {@link #refuseUnknown} then reports the
 * rest. A key without a value counts as absent, so that all entries of a section can be commented
 * out. Whatever is wrong goes to the problems, and the fallback stands in.
 */
final class Section {
  private final Reading reading;
  private final String path;
  private final Place place;
  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();

  private Section(Reading reading, String path, Place place) {
    this.reading = reading;
    this.path = path;
    this.place = place;
  }

  static Section of(Reading reading, String path, MappingNode node) {
    Section section = new Section(reading, path, Nodes.place(node));
    for (NodeTuple tuple : node.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        section.entries.putIfAbsent(key.getValue(), tuple);
        reading.remember(section.pathOf(key.getValue()), tuple.getValueNode());
      }
    }
    return section;
  }

  /** What the entry of {@code key} is called in messages, such as {@code source.uri}. */
  String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  boolean has(String key) {
    known.add(key);
    return entry(key).filter(entry -> !Tag.NULL.equals(entry.getValueNode().getTag())).isPresent();
  }

  Node value(String key) {
    known.add(key);
    return entry(key).orElseThrow().getValueNode();
  }

  /**
   * The entry of this key, or one that looks like it misspelt: that one is refused later for its
   * name, but what stands below it is read, so that nothing is called missing that is there.
   */
  private Optional<NodeTuple> entry(String key) {
    if (entries.containsKey(key)) {
      return Optional.of(entries.get(key));
    }
    return entries.keySet().stream()
        .filter(other -> Spelling.hint(other, List.of(key)).startsWith(" (did you mean"))
        .findFirst()
        .map(entries::get);
  }

  void error(String key, SpecRule rule, String message) {
    Place at = entry(key).map(NodeTuple::getValueNode).map(Nodes::place).orElse(place);
    reading.error(at, pathOf(key), rule, message);
  }

  Section section(String key) {
    if (has(key) && value(key) instanceof MappingNode mapping) {
      return of(reading, pathOf(key), mapping);
    }
    if (has(key)) {
      wrongKind(key, value(key), "write keys and values below it");
    }
    Place inside = entry(key).map(NodeTuple::getKeyNode).map(Nodes::place).orElse(place);
    return new Section(reading, pathOf(key), inside);
  }

  /** Text that YAML does not take for a number or a truth value. */
  <T> T text(String key, Function<String, T> parser, T fallback) {
    if (has(key) && value(key) instanceof ScalarNode scalar && !isText(scalar)) {
      error(key, SpecRule.KIND, unquoted(key, scalar));
      return fallback;
    }
    return amount(key, parser, fallback);
  }

  String text(String key) {
    return text(key, Function.identity(), "");
  }

  /** Text or number; for values with units. */
  <T> T amount(String key, Function<String, T> parser, T fallback) {
    if (!has(key)) {
      return fallback;
    }
    if (!(value(key) instanceof ScalarNode scalar)) {
      wrongKind(key, value(key), "write one value");
      return fallback;
    }
    try {
      return parser.apply(scalar.getValue());
    } catch (IllegalArgumentException e) {
      error(key, SpecRule.VALUE, e.getMessage());
      return fallback;
    }
  }

  <T> T required(String key, Function<String, T> parser, T fallback, String example) {
    if (!has(key)) {
      error(key, SpecRule.MISSING_KEY, "Missing " + pathOf(key) + " (as in " + example + ")");
    }
    return text(key, parser, fallback);
  }

  int whole(String key, int minimum, int maximum, int fallback) {
    return amount(
        key,
        text -> {
          int value = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
          if (value < minimum || value > maximum) {
            String range = " (must be a whole number, " + minimum + " to " + maximum + ")";
            throw new IllegalArgumentException("Invalid " + pathOf(key) + ": " + text + range);
          }
          return value;
        },
        fallback);
  }

  boolean flag(String key, boolean fallback) {
    return amount(
        key,
        text -> {
          if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(
                "Invalid " + pathOf(key) + ": " + text + " (must be true or false)");
          }
          return text.equals("true");
        },
        fallback);
  }

  /** A list of texts; each goes through {@code parser}. */
  <T> List<T> list(String key, Function<String, T> parser, List<T> fallback) {
    if (!has(key)) {
      return fallback;
    }
    if (!(value(key) instanceof SequenceNode sequence)) {
      wrongKind(key, value(key), "write a list, as in [a, b]");
      return fallback;
    }
    if (sequence.getValue().isEmpty()) {
      error(key, SpecRule.VALUE, "Missing entries of " + pathOf(key) + " (name at least one)");
      return fallback;
    }
    List<T> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      item(key, item, parser, items);
    }
    return items;
  }

  private <T> void item(String key, Node item, Function<String, T> parser, List<T> items) {
    if (!(item instanceof ScalarNode scalar) || !isText(scalar)) {
      String message =
          "Invalid entry of " + pathOf(key) + ": " + Nodes.kind(item) + " (must be text)";
      reading.error(item, pathOf(key), SpecRule.KIND, message);
      return;
    }
    try {
      items.add(parser.apply(scalar.getValue()));
    } catch (IllegalArgumentException e) {
      reading.error(item, pathOf(key), SpecRule.VALUE, e.getMessage());
    }
  }

  List<String> keys() {
    return List.copyOf(entries.keySet());
  }

  void refuseUnknown() {
    entries.forEach(
        (key, tuple) -> {
          if (!known.contains(key)) {
            String message = "Unsupported key: " + key + Spelling.hint(key, known);
            reading.error(tuple.getKeyNode(), pathOf(key), SpecRule.UNKNOWN_KEY, message);
          }
        });
  }

  void wrongKind(String key, Node node, String remedy) {
    error(
        key,
        SpecRule.KIND,
        "Invalid " + pathOf(key) + ": " + Nodes.kind(node) + " (" + remedy + ")");
  }

  private static boolean isText(ScalarNode scalar) {
    return scalar.getTag().equals(Tag.STR);
  }

  private String unquoted(String key, ScalarNode scalar) {
    String value = scalar.getValue();
    String quoted = " (YAML reads " + Nodes.kind(scalar) + "; write \"" + value + "\")";
    return "Invalid " + pathOf(key) + ": " + value + quoted;
  }
}
