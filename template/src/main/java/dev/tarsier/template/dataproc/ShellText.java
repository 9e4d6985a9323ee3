package dev.tarsier.template.dataproc;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values as a POSIX shell and gcloud take them. */
final class ShellText {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  /** gcloud splits a list of pairs at one of these when it begins with {@code ^;^}. */
  private static final List<String> DELIMITERS = List.of(";", "|", "~");

  private ShellText() {}

  /** One word for the shell, quoted where it must be. */
  static String word(String text) {
    return SAFE.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /**
   * The value of {@code --parameters}, with a delimiter that no value holds; see gcloud topic
   * escaping.
   */
  static String parameters(Map<String, String> values) {
    String all = String.join("\n", values.values());
    String delimiter =
        Stream.concat(
                DELIMITERS.stream(), IntStream.iterate(1, i -> i + 1).mapToObj(ShellText::tag))
            .filter(candidate -> !all.contains(candidate))
            .findFirst()
            .orElseThrow();
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(delimiter, "^" + delimiter + "^", ""));
  }

  /** Begins as it cannot go on, so the end of no value makes it stand one place too early. */
  private static String tag(int number) {
    return "<" + number + ">";
  }
}
