package dev.tarsier.template.yaml;

import java.util.Locale;

/** Text from anywhere, written into YAML such that it can only be that text. */
public final class YamlScalar {
  private YamlScalar() {}

  /** Double-quoted; what YAML does not print as it is, is escaped. */
  public static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    value
        .codePoints()
        .forEach(
            point -> {
              if (point == '"' || point == '\\') {
                quoted.append('\\').appendCodePoint(point);
              } else if (isPrintable(point)) {
                quoted.appendCodePoint(point);
              } else {
                quoted.append(
                    String.format(Locale.ROOT, point > 0xFFFF ? "\\U%08X" : "\\u%04X", point));
              }
            });
    return quoted.append('"').toString();
  }

  /**
   * For a comment: what would end it, or is not allowed in YAML, as its code point, such as {@code
   * {U+2028}}. YAML 1.1 ends lines at five characters, of which names on Cloud Storage may hold
   * three.
   */
  public static String comment(String text) {
    StringBuilder comment = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (isPrintable(point)) {
                comment.appendCodePoint(point);
              } else {
                comment.append(String.format(Locale.ROOT, "{U+%04X}", point));
              }
            });
    return comment.toString();
  }

  /** Whether all of it may stand in YAML as it is, on one line. */
  public static boolean isPlain(String text) {
    return text.codePoints().allMatch(YamlScalar::isPrintable);
  }

  private static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
