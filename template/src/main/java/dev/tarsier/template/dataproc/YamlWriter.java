package dev.tarsier.template.dataproc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarsier.template.yaml.YamlScalar;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * JSON as YAML in block style, with comments. Every string is quoted, because gcloud reads YAML
 * 1.1, in which {@code no}, {@code on} and {@code 1:30} are not text.
 */
final class YamlWriter {
  private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

  /** YAML 1.1 takes these words for truth values or nothing, in keys too. */
  private static final Set<String> WORDS =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

  private final StringBuilder text = new StringBuilder();
  private final Map<String, String> comments;

  private YamlWriter(Map<String, String> comments) {
    this.comments = comments;
  }

  /**
   * One document.
   *
   * @param comments by JSON pointer without its first slash, as in {@code jobs/0/stepId}; each line
   *     stands above the entry
   */
  static String write(JsonNode object, Map<String, String> comments) {
    YamlWriter writer = new YamlWriter(comments);
    writer.object(object, "", "");
    return writer.text.toString();
  }

  private void object(JsonNode object, String pointer, String indent) {
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      String child = pointer.isEmpty() ? entry.getKey() : pointer + "/" + entry.getKey();
      // The first entry of a list's item stands behind its dash, where no comment fits.
      boolean behindDash = text.length() > 0 && text.charAt(text.length() - 1) == ' ';
      if (!behindDash) {
        comment(child, indent);
        text.append(indent);
      }
      text.append(key(entry.getKey())).append(':');
      value(entry.getValue(), child, indent);
    }
  }

  private void value(JsonNode value, String pointer, String indent) {
    if (value.isObject() && !value.isEmpty()) {
      text.append('\n');
      object(value, pointer, indent + "  ");
    } else if (value.isArray() && !value.isEmpty()) {
      text.append('\n');
      for (int i = 0; i < value.size(); i++) {
        item(value.get(i), pointer + "/" + i, indent + "  ");
      }
    } else {
      text.append(' ').append(scalar(value)).append('\n');
    }
  }

  private void item(JsonNode item, String pointer, String indent) {
    comment(pointer, indent);
    text.append(indent).append("- ");
    if (item.isObject()) {
      object(item, pointer, indent + "  ");
    } else {
      text.append(scalar(item)).append('\n');
    }
  }

  private void comment(String pointer, String indent) {
    comments
        .getOrDefault(pointer, "")
        .lines()
        .forEach(line -> text.append(indent).append("# ").append(line).append('\n'));
  }

  private static String key(String key) {
    return PLAIN_KEY.matcher(key).matches() && !WORDS.contains(key) ? key : YamlScalar.quoted(key);
  }

  private static String scalar(JsonNode value) {
    return value.isTextual() ? YamlScalar.quoted(value.textValue()) : value.toString();
  }
}
