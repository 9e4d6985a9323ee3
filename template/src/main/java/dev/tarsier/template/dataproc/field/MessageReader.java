package dev.tarsier.template.dataproc.field;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;
import dev.tarsier.job.request.Spelling;
import dev.tarsier.template.problem.Place;
import dev.tarsier.template.yaml.Nodes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Walks YAML nodes beside the descriptor of a message and fills the message with what can be read.
 * A misspelt key is reported and then read as the field it looks like, so that nothing is called
 * missing that is there.
 */
public final class MessageReader {
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

  Findings findings() {
    return findings;
  }

  ScalarReader scalars() {
    return scalars;
  }

  /** Reads the fields of the group at {@code path}. */
  void fill(MappingNode node, Message.Builder message, String path) {
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
      new FieldReader(this, field, message, at).read(value);
    }
  }

  /** Problems with a group point at its key, those with a value at the value. */
  static Place value(ScalarNode key, Node value) {
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
}
