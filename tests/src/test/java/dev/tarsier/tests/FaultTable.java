package dev.tarsier.tests;

import java.util.Map;
import java.util.TreeMap;

/** What went wrong how often, and what became of the runs, as a table for people. */
final class FaultTable {
  private final Map<String, int[]> rows = new TreeMap<>();
  private int redrawn;

  synchronized void add(String name, boolean failed) {
    int[] counts = rows.computeIfAbsent(name, key -> new int[3]);
    counts[0]++;
    counts[failed ? 2 : 1]++;
  }

  /** A case was drawn that befell nothing, and another in its place. */
  synchronized void addRedrawn() {
    redrawn++;
  }

  synchronized int cases() {
    return rows.values().stream().mapToInt(counts -> counts[0]).sum();
  }

  synchronized int redrawn() {
    return redrawn;
  }

  /** In Markdown. */
  synchronized String text() {
    StringBuilder text =
        new StringBuilder(
            """
            | what goes wrong | cases | not noticed | failed, and went on when started again |
            |---|---|---|---|
            """);
    rows.forEach(
        (name, counts) ->
            text.append(
                "| %s | %d | %d | %d |\n".formatted(name, counts[0], counts[1], counts[2])));
    return text.toString();
  }
}
