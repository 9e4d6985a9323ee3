package dev.tarsier.template.problem;

/**
 * A text file as it was read, kept so that problems can show its lines.
 *
 * @param file as the user named it
 */
public record SourceText(String file, String text) {
  /** The line of this number, counted from 1, without its end; empty past the last. */
  public String line(int number) {
    return text.lines().skip(Math.max(0, number - 1L)).findFirst().orElse("");
  }

  /** The place of the character at {@code offset}, counted from 0 in UTF-16 units. */
  public Place placeOf(int offset) {
    String before = text.substring(0, Math.min(offset, text.length()));
    int lineStart = before.lastIndexOf('\n') + 1;
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    return new Place(line, 1 + before.codePointCount(lineStart, before.length()));
  }
}
