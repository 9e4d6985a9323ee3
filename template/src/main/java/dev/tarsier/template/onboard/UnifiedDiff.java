package dev.tarsier.template.onboard;

import java.util.ArrayList;
import java.util.List;

/** The difference of two short texts as {@code diff -u} shows it, with three lines around. */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;

  /** Past this many lines comparing all with all takes too long, and nobody reads it. */
  private static final int MOST_LINES = 2000;

  private final List<String> before;
  private final List<String> after;

  private UnifiedDiff(String before, String after) {
    this.before = before.lines().toList();
    this.after = after.lines().toList();
  }

  /** One line of both: {@code sign} is a blank, - or +. */
  private record Line(char sign, String text) {}

  /** Empty when there is none; every line ends with a line feed. */
  public static String of(String beforeName, String before, String afterName, String after) {
    UnifiedDiff diff = new UnifiedDiff(before, after);
    if (diff.before.equals(diff.after)) {
      return "";
    }
    String head = "--- " + beforeName + "\n+++ " + afterName + "\n";
    if (Math.max(diff.before.size(), diff.after.size()) > MOST_LINES) {
      return head + "(too long to compare line by line)\n";
    }
    return head + hunks(diff.lines());
  }

  /** By the longest common subsequence, what goes before what comes. */
  private List<Line> lines() {
    int[][] common = common();
    List<Line> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      boolean equal = i < before.size() && j < after.size() && before.get(i).equals(after.get(j));
      if (equal) {
        lines.add(new Line(' ', before.get(i++)));
        j++;
      } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
        lines.add(new Line('-', before.get(i++)));
      } else {
        lines.add(new Line('+', after.get(j++)));
      }
    }
    return lines;
  }

  /** Length of the longest common subsequence of what follows line i and line j. */
  private int[][] common() {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private static String hunks(List<Line> lines) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < lines.size()) {
      if (lines.get(at).sign() == ' ') {
        at++;
        continue;
      }
      int start = Math.max(0, at - CONTEXT);
      int end = hunkEnd(lines, at);
      text.append(hunk(lines, start, end));
      at = end;
    }
    return text.toString();
  }

  /** A hunk goes on while the next change is near. */
  private static int hunkEnd(List<Line> lines, int from) {
    int last = from;
    for (int i = from; i < lines.size() && i <= last + 2 * CONTEXT; i++) {
      last = lines.get(i).sign() == ' ' ? last : i;
    }
    return Math.min(lines.size(), last + CONTEXT + 1);
  }

  private static String hunk(List<Line> lines, int start, int end) {
    StringBuilder text = new StringBuilder();
    text.append("@@ -")
        .append(range(lines, start, end, '+'))
        .append(" +")
        .append(range(lines, start, end, '-'))
        .append(" @@\n");
    for (Line line : lines.subList(start, end)) {
      text.append(line.sign()).append(line.text()).append('\n');
    }
    return text.toString();
  }

  /** First line and number of lines of one side, as {@code 3,7}; {@code other} is not its sign. */
  private static String range(List<Line> lines, int start, int end, char other) {
    long before = lines.subList(0, start).stream().filter(line -> line.sign() != other).count();
    long count = lines.subList(start, end).stream().filter(line -> line.sign() != other).count();
    return (count == 0 ? before : before + 1) + "," + count;
  }
}
