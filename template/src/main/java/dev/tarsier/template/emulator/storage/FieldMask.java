package dev.tarsier.template.emulator.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.template.emulator.http.ApiError;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the parameter {@code fields} leaves of an answer, such as {@code items(name,size),prefixes}
 * or {@code items/name} (https://cloud.google.com/storage/docs/json_api#partial-response).
 */
final class FieldMask {
  /** Fields that hold whole objects. */
  private static final Set<String> WRAPPERS = Set.of("items", "resource");

  private final Map<String, FieldMask> fields = new TreeMap<>();

  private FieldMask() {}

  /** Of the parameter's text; empty for all. */
  static FieldMask of(String text) throws ApiError {
    FieldMask mask = new FieldMask();
    if (!text.isEmpty() && new Reader(text).list(mask) != text.length()) {
      throw ApiError.invalid("Invalid field selection: " + text);
    }
    return mask;
  }

  /** Removes the rest, in place. */
  void keep(JsonNode node) {
    if (isAll()) {
      return;
    }
    if (node instanceof ObjectNode object) {
      object.retain(fields.keySet());
      object.properties().forEach(field -> fields.get(field.getKey()).keep(field.getValue()));
    } else {
      node.forEach(this::keep);
    }
  }

  /** Whether objects of an answer, be they listed or alone, keep this field. */
  boolean wants(String name) {
    return isAll()
        || fields.containsKey(name)
        || fields.entrySet().stream()
            .anyMatch(field -> WRAPPERS.contains(field.getKey()) && field.getValue().wants(name));
  }

  private boolean isAll() {
    return fields.isEmpty() || fields.containsKey("*");
  }

  /** Reads lists of fields, of which each may have a list of its own. */
  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    /** Where the list ends. */
    int list(FieldMask mask) {
      field(mask);
      while (at < text.length() && text.charAt(at) == ',') {
        at++;
        field(mask);
      }
      return at;
    }

    private void field(FieldMask mask) {
      int start = at;
      while (at < text.length() && "(),/".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      FieldMask inner =
          mask.fields.computeIfAbsent(text.substring(start, at).strip(), key -> new FieldMask());
      if (at < text.length() && text.charAt(at) == '/') {
        at++;
        field(inner);
      } else if (at < text.length() && text.charAt(at) == '(') {
        at++;
        list(inner);
        at++;
      }
    }
  }
}
