package dev.tarsier.template.dataproc.field;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;
import dev.tarsier.job.request.Spelling;
import dev.tarsier.template.problem.Place;
import dev.tarsier.template.yaml.Nodes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Walks YAML nodes beside the descriptor of a message and fills the message with what can be read.
 * A misspelt key is reported and then read as the field it looks like, so that nothing is called
 * missing that is there.
 */
public final class MessageReader {
  /** ManagedCluster.config is required, and its defaults are a cluster. */
  private static final Set<String> MAY_BE_EMPTY = Set.of("config");

  private final Findings findings;
  private final ScalarReader scalars;

  public MessageReader(Findings findings) {
    this.findings = findings;
    this.scalars = new ScalarReader(findings);
  }

  /** Reads a whole document; {@code message} is of the type that it should be. */
  public void read(MappingNode node, Message.Builder message) {
    fill(node, message, "");
  }

  private void fill(MappingNode node, Message.Builder message, String path) {
    Set<FieldDescriptor> written = new HashSet<>();
    for (NodeTuple tuple : node.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        String name = key.getValue();
        FieldNames.json(message.getDescriptorForType(), name).ifPresent(written::add);
      }
    }
    for (NodeTuple tuple : node.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        entry(key, tuple.getValueNode(), message, path, written);
      }
    }
  }

  private void entry(
      ScalarNode key,
      Node value,
      Message.Builder message,
      String path,
      Set<FieldDescriptor> written) {
    String name = key.getValue();
    Optional<FieldDescriptor> field = FieldNames.json(message.getDescriptorForType(), name);
    if (field.isEmpty()) {
      field = other(key, message, path).filter(written::add);
    }
    field.ifPresent(found -> field(found, key, value, message, path));
  }

  /** What a key that is no JSON name stands for, after saying so. */
  private Optional<FieldDescriptor> other(ScalarNode key, Message.Builder message, String path) {
    String name = key.getValue();
    String at = join(path, name);
    var type = message.getDescriptorForType();
    Optional<FieldDescriptor> snake = FieldNames.snakeCase(type, name);
    if (snake.isPresent()) {
      String json = snake.get().getJsonName();
      String text = "Unsupported spelling: " + name + " (the API documents " + json + ")";
      findings.note(at, Nodes.place(key), FieldRule.SNAKE_CASE, text);
      return snake;
    }
    if (FieldNames.isOnlyInDiscovery(type, name)) {
      String text =
          "Unsupported field: "
              + name
              + " (not in the public protos, so it is not checked here; Dataproc knows it)";
      findings.note(at, Nodes.place(key), FieldRule.NOT_IN_PROTOS, text);
      return Optional.empty();
    }
    Optional<FieldDescriptor> meant = FieldNames.meant(type, name);
    String hint =
        meant
            .map(field -> " (did you mean " + field.getJsonName() + "?)")
            .orElseGet(() -> Spelling.hint(name, FieldNames.names(type)));
    findings.note(at, Nodes.place(key), FieldRule.UNKNOWN, "Unsupported field: " + name + hint);
    return meant;
  }

  private void field(
      FieldDescriptor field, ScalarNode key, Node value, Message.Builder message, String path) {
    String at = join(path, field.getJsonName());
    if (findings.wrote(at)) {
      return; // The second of two equal keys: reported before, and gcloud keeps the first too.
    }
    findings.remember(at, Nodes.place(key), value(key, value));
    if (value.getTag().equals(Tag.NULL)) {
      String text =
          "Missing value of " + field.getJsonName() + " (write one, or leave the key out)";
      findings.note(at, Nodes.place(key), FieldRule.NO_VALUE, text);
    } else if (!conflicts(field, key, message, at)) {
      Reader reader = new Reader(field, message, at);
      reader.read(value);
    }
  }

  /** Problems with a group point at its key, those with a value at the value. */
  private static Place value(ScalarNode key, Node value) {
    return Nodes.place(value instanceof ScalarNode ? value : key);
  }

  private boolean conflicts(
      FieldDescriptor field, ScalarNode key, Message.Builder message, String at) {
    OneofDescriptor oneof = field.getRealContainingOneof();
    if (oneof == null || !message.hasOneof(oneof)) {
      return false;
    }
    String other = message.getOneofFieldDescriptor(oneof).getJsonName();
    findings.unreadable(
        at,
        Nodes.place(key),
        FieldRule.ONE_OF,
        "Invalid "
            + field.getJsonName()
            + ": "
            + other
            + " is there too (they exclude each other; keep one)");
    return true;
  }

  static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** Reads the value of one field. */
  private final class Reader {
    private final FieldDescriptor field;
    private final Message.Builder message;
    private final String path;

    Reader(FieldDescriptor field, Message.Builder message, String path) {
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
      String text =
          "Invalid " + field.getJsonName() + ": " + Nodes.kind(value) + " (" + remedy + ")";
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
      fill(node, child, at);
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
            findings.remember(at, Nodes.place(key), value(key, tuple.getValueNode()));
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
        String text =
            "Missing value of " + key + " (write one, \"\" for none, or leave the key out)";
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
}
