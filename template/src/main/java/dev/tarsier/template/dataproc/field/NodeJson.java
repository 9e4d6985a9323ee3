package dev.tarsier.template.dataproc.field;

import java.math.BigDecimal;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Checked YAML nodes as JSON text, for the parser of Protocol Buffers. Written by hand because
 * loading a JSON library only for this is a fifth of the tool's time for one template.
 */
public final class NodeJson {
  private final StringBuilder json = new StringBuilder();

  private NodeJson() {}

  /** Numbers and truth values that JSON has too stay what they are; any other scalar is text. */
  public static String of(Node node) {
    NodeJson text = new NodeJson();
    text.append(node);
    return text.json.toString();
  }

  private void append(Node node) {
    if (node instanceof MappingNode mapping) {
      String separator = "{";
      for (NodeTuple tuple : mapping.getValue()) {
        json.append(separator);
        quote(((ScalarNode) tuple.getKeyNode()).getValue());
        json.append(':');
        append(tuple.getValueNode());
        separator = ",";
      }
      json.append(mapping.getValue().isEmpty() ? "{}" : "}");
    } else if (node instanceof SequenceNode sequence) {
      String separator = "[";
      for (Node item : sequence.getValue()) {
        json.append(separator);
        append(item);
        separator = ",";
      }
      json.append(sequence.getValue().isEmpty() ? "[]" : "]");
    } else {
      scalar((ScalarNode) node);
    }
  }

  private void scalar(ScalarNode node) {
    String value = node.getValue();
    Tag tag = node.getTag();
    boolean number = tag.equals(Tag.INT) || tag.equals(Tag.FLOAT);
    if (tag.equals(Tag.NULL)) {
      json.append("null");
    } else if (tag.equals(Tag.BOOL) && (value.equals("true") || value.equals("false"))) {
      json.append(value);
    } else if (number && value.matches("[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d{1,3})?")) {
      json.append(new BigDecimal(value));
    } else {
      quote(value);
    }
  }

  private void quote(String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || c == '\u2028' || c == '\u2029') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
