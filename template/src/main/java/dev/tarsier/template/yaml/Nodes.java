package dev.tarsier.template.yaml;

import dev.tarsier.template.problem.Place;
import java.util.Map;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Where a YAML node stands and what it is. */
public final class Nodes {
  private Nodes() {}

  public static Place place(Node node) {
    return place(node.getStartMark());
  }

  static Place place(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** What a node is, in words: {@code a list}. */
  public static String kind(Node node) {
    if (node instanceof MappingNode) {
      return "a mapping";
    }
    if (node instanceof SequenceNode) {
      return "a list";
    }
    Map<Tag, String> kinds =
        Map.of(
            Tag.BOOL, "a truth value",
            Tag.INT, "a number",
            Tag.FLOAT, "a number",
            Tag.NULL, "nothing",
            Tag.TIMESTAMP, "a date");
    return kinds.getOrDefault(node.getTag(), "text");
  }
}
