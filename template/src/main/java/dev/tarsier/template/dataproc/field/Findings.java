package dev.tarsier.template.dataproc.field;

import dev.tarsier.template.problem.Place;
import dev.tarsier.template.problem.Problem;
import dev.tarsier.template.problem.Problems;
import dev.tarsier.template.problem.Severity;
import dev.tarsier.template.problem.SourceText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is found in one message, by paths such as {@code jobs[0].sparkJob.args[1]} or {@code
 * labels['team']}. A message read from a file has the places of its fields; one that came over the
 * wire has none, and its problems name their path in the message.
 */
public final class Findings {
  private static final int LONGEST_SHOWN = 80;

  private final Problems problems;
  private final boolean located;
  private final Map<String, Place> keys = new HashMap<>();
  private final Map<String, Place> values = new HashMap<>();
  private final Set<String> broken = new HashSet<>();

  private Findings(Problems problems, boolean located) {
    this.problems = problems;
    this.located = located;
  }

  /** Of a file; {@code problems} may hold some already. */
  public static Findings in(Problems problems) {
    return new Findings(problems, true);
  }

  /** Of a message without a file. */
  public static Findings unlocated() {
    return new Findings(new Problems(new SourceText("", "")), false);
  }

  public SourceText source() {
    return problems.source();
  }

  void remember(String path, Place key, Place value) {
    keys.putIfAbsent(path, key);
    values.putIfAbsent(path, value);
  }

  /** Whether the file has this field, which a message cannot tell of a number that is 0. */
  public boolean wrote(String path) {
    return values.containsKey(path);
  }

  /** Something that could not be read: rules that miss it, or what is in it, keep quiet. */
  void unreadable(String path, Place place, FieldRule rule, String message) {
    broken.add(path);
    problems.report(place, path, rule, message);
  }

  void note(String path, Place place, FieldRule rule, String message) {
    problems.report(place, path, rule, message);
  }

  /** A rule broken by the value at {@code path}; or, where there is none, by what encloses it. */
  public void report(DataprocRule rule, String path, String message) {
    reportAt(placeOf(path, values), rule, path, message);
  }

  /** The same for something that is not there, unless it is there and could not be read. */
  public void missing(DataprocRule rule, String path, String message) {
    if (!hasBrokenBelow(path)) {
      report(rule, path, message);
    }
  }

  /** The same, when it is the key that breaks the rule. */
  public void reportKey(DataprocRule rule, String path, String message) {
    reportAt(placeOf(path, keys), rule, path, message);
  }

  private void reportAt(Place place, DataprocRule rule, String path, String message) {
    if (!isBroken(path)) {
      problems.report(place, path, rule, message);
    }
  }

  /** Whether the value, or what encloses it, could not be read. */
  public boolean isBroken(String path) {
    for (String at = path; !at.isEmpty(); at = enclosing(at)) {
      if (broken.contains(at)) {
        return true;
      }
    }
    return broken.contains("");
  }

  /** Whether something in the group, list or map at {@code path} could not be read. */
  public boolean hasBrokenBelow(String path) {
    return broken.stream().anyMatch(at -> at.startsWith(path + ".") || at.startsWith(path + "["));
  }

  private Place placeOf(String path, Map<String, Place> places) {
    if (!located) {
      return Place.WHOLE_FILE;
    }
    if (places.containsKey(path)) {
      return places.get(path);
    }
    for (String at = enclosing(path); !at.isEmpty(); at = enclosing(at)) {
      if (keys.containsKey(at)) {
        return keys.get(at);
      }
    }
    return Place.START;
  }

  private static String enclosing(String path) {
    if (path.endsWith("']")) {
      return path.substring(0, path.lastIndexOf("['"));
    }
    if (path.endsWith("]")) {
      return path.substring(0, path.lastIndexOf('['));
    }
    return path.substring(0, Math.max(0, path.lastIndexOf('.')));
  }

  public boolean hasErrors() {
    return problems.hasErrors();
  }

  /** Whether a problem with one of these rules was found. */
  public boolean found(FieldRule... rules) {
    Set<String> codes = new HashSet<>();
    for (FieldRule rule : rules) {
      codes.add(rule.code());
    }
    return problems.sorted().stream().anyMatch(problem -> codes.contains(problem.code()));
  }

  /** Errors before warnings, each in the order of the file. */
  public List<Problem> sorted() {
    return problems.sorted();
  }

  /** Errors with one of these rules only. */
  public List<Problem> errors(Set<String> codes) {
    return problems.sorted().stream()
        .filter(problem -> problem.severity() == Severity.ERROR && codes.contains(problem.code()))
        .toList();
  }

  /** A value as messages show it: on one line and not too long. */
  public static String shown(String value) {
    String line = value.replace("\n", "\\n").replace("\r", "\\r");
    if (line.isEmpty()) {
      return "\"\"";
    }
    return line.codePointCount(0, line.length()) <= LONGEST_SHOWN
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
  }
}
