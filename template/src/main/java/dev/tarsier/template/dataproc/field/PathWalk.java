package dev.tarsier.template.dataproc.field;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import dev.tarsier.job.request.Spelling;
import java.util.List;
import java.util.Optional;

/** Follows a field path into a message, to read the value there or to replace it. */
public final class PathWalk {
  private final FieldPath path;

  private PathWalk(FieldPath path) {
    this.path = path;
  }

  public static PathTarget resolve(FieldPath path, Message message) {
    return new PathWalk(path).in(message, 0, "", "the template");
  }

  /**
   * The message with {@code value} at the path. The path must lead to a {@link PathTarget.Value}; a
   * number is read from its text. Throws IllegalArgumentException when either does not hold.
   */
  public static Message replace(FieldPath path, Message message, String value) {
    if (!(resolve(path, message) instanceof PathTarget.Value)) {
      throw new IllegalArgumentException("Invalid field path: " + path + " (leads to no value)");
    }
    Message.Builder builder = message.toBuilder();
    new PathWalk(path).put(builder, 0, value);
    return builder.build();
  }

  private PathTarget in(Message message, int at, String place, String holder) {
    if (at == path.steps().size() || !(path.steps().get(at) instanceof FieldPath.Name name)) {
      return at == path.steps().size()
          ? new PathTarget.Whole("Invalid field path: " + path + " (ends at a group; name a field)")
          : new PathTarget.Nothing(place, nothing(holder + " is a group, not a list or a map"));
    }
    Optional<FieldDescriptor> field = field(message, name);
    if (field.isEmpty()) {
      List<String> known = FieldNames.names(message.getDescriptorForType());
      String hint = Spelling.hint(name.name(), known);
      String there = MessageReader.join(place, name.name());
      return new PathTarget.Nothing(
          there, "Missing field of path " + path + ": " + name.name() + hint);
    }
    String there = MessageReader.join(place, field.get().getJsonName());
    return field.get().isRepeated()
        ? inMany(message, field.get(), at + 1, there)
        : inOne(message, field.get(), at + 1, there);
  }

  private PathTarget inOne(Message message, FieldDescriptor field, int at, String there) {
    if (!message.hasField(field)) {
      return new PathTarget.Nothing(
          there, nothing(field.getJsonName() + " is not in this template"));
    }
    if (field.getJavaType() == JavaType.MESSAGE) {
      return in((Message) message.getField(field), at, there, field.getJsonName());
    }
    return at == path.steps().size()
        ? new PathTarget.Value(there, String.valueOf(message.getField(field)))
        : new PathTarget.Nothing(there, nothing(field.getJsonName() + " is one value"));
  }

  private PathTarget inMany(Message message, FieldDescriptor field, int at, String there) {
    if (at == path.steps().size()) {
      return whole(field);
    }
    FieldPath.Step step = path.steps().get(at);
    int index = index(message, field, step);
    if (index < 0) {
      return new PathTarget.Nothing(there, nothing(described(field, step)));
    }
    Object item = message.getRepeatedField(field, index);
    if (field.isMapField()) {
      Object value = ((Message) item).getField(value(field));
      return single(field, value, at + 1, there + "['" + ((FieldPath.Key) step).key() + "']");
    }
    String place = there + "[" + index + "]";
    return item instanceof Message group
        ? in(group, at + 1, place, field.getJsonName())
        : single(field, item, at + 1, place);
  }

  private PathTarget single(FieldDescriptor field, Object value, int at, String place) {
    return at == path.steps().size()
        ? new PathTarget.Value(place, String.valueOf(value))
        : new PathTarget.Nothing(place, nothing(field.getJsonName() + " holds single values"));
  }

  private PathTarget whole(FieldDescriptor field) {
    String item = field.isMapField() ? "['key']" : isJobs(field) ? "['step-id']" : "[0]";
    String kind = field.isMapField() ? "map" : "list";
    String remedy = "; name one item, as in " + field.getJsonName() + item + ")";
    return new PathTarget.Whole(
        "Invalid field path: " + path + " (ends at a whole " + kind + remedy);
  }

  private static String described(FieldDescriptor field, FieldPath.Step step) {
    if (step instanceof FieldPath.Key key && isJobs(field)) {
      return "no job has the step id " + key.key();
    }
    if (step instanceof FieldPath.Key key) {
      return field.isMapField()
          ? field.getJsonName() + " has no key " + key.key()
          : field.getJsonName() + " is a list: write [0]";
    }
    if (field.isMapField()) {
      return field.getJsonName() + " is a map: write ['key']";
    }
    return step instanceof FieldPath.Index index
        ? isJobs(field)
            ? "jobs are named by their step id: write jobs['step-id']"
            : field.getJsonName() + " has no item " + index.index() + ", counted from 0"
        : field.getJsonName() + " is many: write [0] or ['key']";
  }

  private String nothing(String why) {
    return "Missing field of path "
        + path
        + ": "
        + why
        + " (correct the path, or add a placeholder)";
  }

  private void put(Message.Builder message, int at, String value) {
    FieldDescriptor field =
        field(message.getDefaultInstanceForType(), (FieldPath.Name) path.steps().get(at))
            .orElseThrow();
    if (!field.isRepeated()) {
      if (field.getJavaType() == JavaType.MESSAGE) {
        Message.Builder child = ((Message) message.getField(field)).toBuilder();
        put(child, at + 1, value);
        message.setField(field, child.build());
      } else {
        message.setField(field, typed(field, value));
      }
      return;
    }
    int index = index(message.buildPartial(), field, path.steps().get(at + 1));
    message.setRepeatedField(field, index, changed(message, field, index, at + 2, value));
  }

  /** One item of a list or a map, with the value in it or for it. */
  private Object changed(
      Message.Builder message, FieldDescriptor field, int index, int at, String value) {
    if (!(message.getRepeatedField(field, index) instanceof Message item)) {
      return typed(field, value);
    }
    Message.Builder changed = item.toBuilder();
    if (field.isMapField()) {
      changed.setField(value(field), typed(value(field), value));
    } else {
      put(changed, at, value);
    }
    return changed.build();
  }

  private static Object typed(FieldDescriptor field, String value) {
    if (field.getJavaType() != JavaType.INT) {
      return value;
    }
    if (!value.matches("\\d{1,9}")) {
      throw new IllegalArgumentException(
          "Invalid " + field.getJsonName() + ": " + value + " (must be a whole number)");
    }
    return Integer.parseInt(value);
  }

  private static Optional<FieldDescriptor> field(Message message, FieldPath.Name name) {
    return message.getDescriptorForType().getFields().stream()
        .filter(field -> FieldPath.names(field, name.name()))
        .findFirst();
  }

  private static boolean isJobs(FieldDescriptor field) {
    return field.getName().equals("jobs");
  }

  private static FieldDescriptor value(FieldDescriptor map) {
    return map.getMessageType().findFieldByName("value");
  }

  /** The index of the item that a step names; -1 when there is none. */
  private static int index(Message message, FieldDescriptor field, FieldPath.Step step) {
    int count = message.getRepeatedFieldCount(field);
    if (step instanceof FieldPath.Index index) {
      boolean may = !field.isMapField() && !isJobs(field);
      return may && index.index() < count ? index.index() : -1;
    }
    if (!(step instanceof FieldPath.Key key) || (!field.isMapField() && !isJobs(field))) {
      return -1;
    }
    String name = field.isMapField() ? "key" : "step_id";
    FieldDescriptor named = field.getMessageType().findFieldByName(name);
    for (int i = 0; i < count; i++) {
      if (((Message) message.getRepeatedField(field, i)).getField(named).equals(key.key())) {
        return i;
      }
    }
    return -1;
  }
}
