package dev.tarsier.template.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.template.problem.Place;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A checked YAML node as JSON, with the place of every JSON pointer. Of YAML 1.1 only what JSON
 * also has is a number or a truth value; the rest ({@code yes}, {@code 0x1F}, {@code 1:30}) stays
 * text, so that it is refused where a number belongs.
 */
public final class YamlToJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<String, Place> keys = new HashMap<>();
  private final Map<String, Place> values = new HashMap<>();

  public JsonNode convert(Node node) {
    return convert(node, "");
  }

  public boolean holds(String pointer) {
    return values.containsKey(pointer);
  }

  /** Where the key of this entry stands; the value, for an item of a list. */
  public Place keyPlace(String pointer) {
    return keys.getOrDefault(pointer, valuePlace(pointer));
  }

  /** Where this entry's value stands, or the nearest thing around it. */
  public Place valuePlace(String pointer) {
    String at = pointer;
    while (!at.isEmpty() && !values.containsKey(at)) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return values.get(at);
  }

  private JsonNode convert(Node node, String pointer) {
    values.put(pointer, Nodes.place(node));
    if (node instanceof MappingNode mapping) {
      return object(mapping, pointer);
    }
    if (node instanceof SequenceNode sequence) {
      return array(sequence.getValue(), pointer);
    }
    return scalar((ScalarNode) node);
  }

  private ObjectNode object(MappingNode mapping, String pointer) {
    ObjectNode object = JSON.objectNode();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = ((ScalarNode) tuple.getKeyNode()).getValue();
      keys.put(pointer + "/" + key, Nodes.place(tuple.getKeyNode()));
      object.set(key, convert(tuple.getValueNode(), pointer + "/" + key));
    }
    return object;
  }

  private ArrayNode array(List<Node> items, String pointer) {
    ArrayNode array = JSON.arrayNode();
    for (int i = 0; i < items.size(); i++) {
      array.add(convert(items.get(i), pointer + "/" + i));
    }
    return array;
  }

  private static JsonNode scalar(ScalarNode node) {
    String text = node.getValue();
    Tag tag = node.getTag();
    if (tag.equals(Tag.NULL)) {
      return JSON.nullNode();
    }
    if (tag.equals(Tag.BOOL) && (text.equals("true") || text.equals("false"))) {
      return JSON.booleanNode(text.equals("true"));
    }
    if (tag.equals(Tag.INT) && text.matches("-?(0|[1-9]\\d*)")) {
      BigInteger number = new BigInteger(text);
      return number.bitLength() < Integer.SIZE
          ? JSON.numberNode(number.intValue())
          : JSON.numberNode(number);
    }
    if (tag.equals(Tag.FLOAT) && text.matches("[-+]?\\d*\\.?\\d+([eE][-+]?\\d{1,3})?")) {
      return JSON.numberNode(new BigDecimal(text).doubleValue());
    }
    return JSON.textNode(text);
  }
}
