package dev.tarsier.template.dataproc;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values as a POSIX shell and gcloud take them. */
final class ShellText {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  /** gcloud splits a list of pairs at one of these when it begins with {@code ^;^}. */
  private static final List<String> DELIMITERS = List.of(";", "|", "~", "@@", "%%");

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
        DELIMITERS.stream()
            .filter(candidate -> !all.contains(candidate))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Invalid parameters: they hold every delimiter (change a value)"));
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(delimiter, "^" + delimiter + "^", ""));
  }
}
