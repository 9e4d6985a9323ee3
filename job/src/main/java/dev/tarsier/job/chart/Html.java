package dev.tarsier.job.chart;

import java.util.Locale;

/** The few pieces of markup that every section needs. */
public final class Html {
  private Html() {}

  /**
   * {@code data} as content or attribute value, well-formed in HTML and in XML 1.0. A character
   * that would not show, or would turn the text around it, is written as its code point, as in
   * {@code {U+202E}}: no name can look like another one.
   */
  public static String text(String data) {
    StringBuilder out = new StringBuilder(data.length() + 16);
    data.codePoints().forEach(point -> append(out, point));
    return out.toString();
  }

  private static void append(StringBuilder out, int point) {
    switch (point) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> {
        if (shows(point)) {
          out.appendCodePoint(point);
        } else {
          out.append(String.format(Locale.ROOT, "{U+%04X}", point));
        }
      }
    }
  }

  /** False for controls, lone surrogates, noncharacters, separators and bidirectional controls. */
  private static boolean shows(int point) {
    boolean turns =
        point == 0x061C
            || (point >= 0x200E && point <= 0x200F)
            || (point >= 0x202A && point <= 0x202E)
            || (point >= 0x2066 && point <= 0x2069);
    boolean noncharacter =
        (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF) || point == 0xFEFF;
    return !turns
        && !noncharacter
        && switch (Character.getType(point)) {
          case Character.CONTROL,
              Character.SURROGATE,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              false;
          default -> true;
        };
  }

  /** A path, file name or label from data: breaks anywhere, spaces kept, direction isolated. */
  public static String name(String data) {
    return "<bdi class=\"name\">" + text(data) + "</bdi>";
  }

  public static String section(String id, String title, String body) {
    return """
        <section id="%s">
        <h2>%s</h2>
        %s</section>
        """
        .formatted(id, title, body);
  }

  public static String paragraph(String content) {
    return "<p>" + content + "</p>\n";
  }

  public static String note(String content) {
    return "<p class=\"note\">" + content + "</p>\n";
  }
}
