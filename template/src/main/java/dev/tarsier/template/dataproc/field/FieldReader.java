package dev.tarsier.template.dataproc.field;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import dev.tarsier.template.yaml.Nodes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads the value of one field: a map, a list, a group, or a single value. */
final class FieldReader {
  /** ManagedCluster.config is required, and its defaults are a cluster. */
  private static final Set<String> MAY_BE_EMPTY = Set.of("config");

  private final MessageReader messages;
  private final Findings findings;
  private final ScalarReader scalars;
  private final FieldDescriptor field;
  private final Message.Builder message;
  private final String path;

  FieldReader(MessageReader messages, FieldDescriptor field, Message.Builder message, String path) {
    this.messages = messages;
    this.findings = messages.findings();
    this.scalars = messages.scalars();
    this.field = field;
    this.message = message;
    this.path = path;
  }

  void read(Node value) {
    if (field.isMapField()) {
      mapping(value, "write keys and values below it").ifPresent(this::map);
    } else if (field.isRepeated()) {
      list(value);
    } else if (isGroup()) {
      mapping(value, "write fields below it").ifPresent(node -> group(node, path));
    } else {
      scalars
          .read(field, value, path, field.getJsonName())
          .ifPresent(v -> message.setField(field, v));
    }
  }

  private boolean isGroup() {
    return field.getJavaType() == JavaType.MESSAGE
        && !field.getMessageType().getFile().getPackage().equals("google.protobuf");
  }

  private Optional<MappingNode> mapping(Node value, String remedy) {
    if (value instanceof MappingNode mapping) {
      return Optional.of(mapping);
    }
    wrongKind(value, remedy);
    return Optional.empty();
  }

  private void wrongKind(Node value, String remedy) {
    String text = "Invalid " + field.getJsonName() + ": " + Nodes.kind(value) + " (" + remedy + ")";
    findings.unreadable(path, Nodes.place(value), FieldRule.KIND, text);
  }

  private void group(MappingNode node, String at) {
    if (node.getValue().isEmpty() && !MAY_BE_EMPTY.contains(field.getJsonName())) {
      String text =
          "Missing entries of "
              + field.getJsonName()
              + " (leave an empty group out: Terraform has crashed on one)";
      findings.note(at, Nodes.place(node), FieldRule.EMPTY_GROUP, text);
    }
    Message.Builder child = message.newBuilderForField(field);
    messages.fill(node, child, at);
    if (field.isRepeated()) {
      message.addRepeatedField(field, child.build());
    } else {
      message.setField(field, child.build());
    }
  }

  private void list(Node value) {
    if (!(value instanceof SequenceNode sequence)) {
      wrongKind(value, "write a list, each item after a dash");
      return;
    }
    List<Node> items = sequence.getValue();
    for (int i = 0; i < items.size(); i++) {
      String at = path + "[" + i + "]";
      Node item = items.get(i);
      findings.remember(at, Nodes.place(item), Nodes.place(item));
      if (isGroup() && item instanceof MappingNode mapping) {
        group(mapping, at);
      } else {
        item(item, at);
      }
    }
  }

  private void item(Node item, String at) {
    String name = "item of " + field.getJsonName();
    if (isGroup() || item.getTag().equals(Tag.NULL)) {
      String remedy = isGroup() ? " (write fields, as in - key: value)" : " (write a value)";
      String text = "Invalid " + name + ": " + Nodes.kind(item) + remedy;
      findings.unreadable(at, Nodes.place(item), FieldRule.KIND, text);
      if (isGroup()) {
        message.addRepeatedField(field, message.newBuilderForField(field).build());
      }
      return;
    }
    // What cannot be read leaves an empty text, so that the later items keep their index.
    Optional<Object> read = scalars.read(field, item, at, name);
    if (read.isPresent() || field.getJavaType() == JavaType.STRING) {
      message.addRepeatedField(field, read.orElse(""));
    }
  }

  private void map(MappingNode node) {
    FieldDescriptor keys = field.getMessageType().findFieldByName("key");
    FieldDescriptor values = field.getMessageType().findFieldByName("value");
    for (NodeTuple tuple : node.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        String at = path + "['" + key.getValue() + "']";
        if (!findings.wrote(at)) {
          findings.remember(at, Nodes.place(key), MessageReader.value(key, tuple.getValueNode()));
          scalars
              .key(key, at, field.getJsonName())
              .ifPresent(k -> put(keys, values, k, tuple.getValueNode(), at));
        }
      }
    }
  }

  private void put(
      FieldDescriptor keys, FieldDescriptor values, String key, Node value, String at) {
    if (value.getTag().equals(Tag.NULL)) {
      String text = "Missing value of " + key + " (write one, \"\" for none, or leave the key out)";
      findings.unreadable(at, Nodes.place(value), FieldRule.KIND, text);
      return;
    }
    scalars
        .read(values, value, at, key)
        .ifPresent(
            read -> {
              Message.Builder pair = message.newBuilderForField(field);
              pair.setField(keys, key).setField(values, read);
              message.addRepeatedField(field, pair.build());
            });
  }
}
