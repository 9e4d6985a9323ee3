package dev.tarsier.template.onboard;

import dev.tarsier.template.yaml.YamlScalar;
import java.util.List;

/** Writes a spec: sections in the order of the entries, each reason as a comment above. */
final class SpecWriter {
  private static final int COLUMNS = 96;

  private SpecWriter() {}

  /** Every line ends with a line feed. */
  static String text(List<SpecEntry> entries) {
    StringBuilder text = new StringBuilder();
    String section = "";
    for (SpecEntry entry : entries) {
      int dot = entry.path().indexOf('.');
      String own = dot < 0 ? "" : entry.path().substring(0, dot);
      if (!own.isEmpty() && !own.equals(section)) {
        text.append(own).append(":\n");
      }
      section = own;
      String indent = own.isEmpty() ? "" : "  ";
      comment(text, indent, entry.reason());
      String key = entry.path().substring(dot + 1);
      text.append(indent).append(key).append(": ").append(entry.value()).append('\n');
    }
    return text.toString();
  }

  private static void comment(StringBuilder text, String indent, String reason) {
    if (reason.isEmpty()) {
      return;
    }
    StringBuilder line = new StringBuilder(indent + "#");
    for (String word : YamlScalar.comment(reason).split(" ", -1)) {
      if (line.length() + 1 + word.length() > COLUMNS) {
        text.append(line).append('\n');
        line = new StringBuilder(indent + "#");
      }
      line.append(' ').append(word);
    }
    text.append(line).append('\n');
  }

  /** A mapping on one line stays as it was written, JSON too; anything else is text. */
  static String value(String text) {
    return text.startsWith("{") && YamlScalar.isPlain(text) ? text : quoted(text);
  }

  /** Text that YAML takes for nothing else. */
  static String quoted(String text) {
    return YamlScalar.quoted(text);
  }
}
