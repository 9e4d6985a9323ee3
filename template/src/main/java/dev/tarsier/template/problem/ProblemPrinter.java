package dev.tarsier.template.problem;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Problems for people: {@code file:line:column: error: message [code]}, then the source line and a
 * caret under the place. Editors and CI systems recognise the first line.
 */
public final class ProblemPrinter {
  private static final String BOLD_RED = "\u001b[1;31m";
  private static final String BOLD_YELLOW = "\u001b[1;33m";
  private static final String PLAIN = "\u001b[0m";

  private static final Pattern PASSWORD = Pattern.compile("(?<=//[^/\\s:@]{0,200}:)[^/\\s@]+(?=@)");

  private final boolean colours;

  public ProblemPrinter(boolean colours) {
    this.colours = colours;
  }

  /** All problems of one file; every line ends with a line feed. */
  public String format(SourceText source, List<Problem> problems) {
    StringBuilder text = new StringBuilder();
    for (Problem problem : problems) {
      text.append(headline(problem)).append('\n');
      if (problem.line() > 0) {
        Excerpt excerpt = Excerpt.of(masked(source.line(problem.line())), problem.column());
        text.append("  ").append(excerpt.text()).append('\n');
        text.append("  ").append(caret(excerpt.text(), excerpt.column())).append('\n');
      }
    }
    return text.toString();
  }

  /** No password of a URI is printed; each of its characters stays a character, for the caret. */
  private static String masked(String line) {
    return PASSWORD.matcher(line).replaceAll(found -> "*".repeat(found.group().length()));
  }

  /** A line, or so much of a very long one as surrounds the column. */
  private record Excerpt(String text, int column) {
    private static final int WIDEST = 160;
    private static final int BEFORE = 40;

    static Excerpt of(String line, int column) {
      int length = line.codePointCount(0, line.length());
      if (length <= WIDEST) {
        return new Excerpt(line, column);
      }
      int start = Math.min(Math.max(0, column - 1 - BEFORE), length);
      int end = Math.min(length, start + WIDEST);
      String part =
          line.substring(line.offsetByCodePoints(0, start), line.offsetByCodePoints(0, end));
      String head = start > 0 ? "…" : "";
      String tail = end < length ? "…" : "";
      return new Excerpt(head + part + tail, column - start + head.length());
    }
  }

  private String headline(Problem problem) {
    String place = problem.line() > 0 ? ":" + problem.line() + ":" + problem.column() : "";
    String head = problem.file() + place + ": " + coloured(problem.severity());
    return head + ": " + problem.message() + " [" + problem.code() + "]";
  }

  private String coloured(Severity severity) {
    if (!colours) {
      return severity.keyword();
    }
    String colour = severity == Severity.ERROR ? BOLD_RED : BOLD_YELLOW;
    return colour + severity.keyword() + PLAIN;
  }

  /** Blanks up to the column; a tab stays a tab, so that the caret stays under its character. */
  private static String caret(String line, int column) {
    StringBuilder blanks = new StringBuilder();
    line.codePoints()
        .limit(column - 1L)
        .forEach(character -> blanks.append(character == '\t' ? '\t' : ' '));
    return blanks.append('^').toString();
  }
}
