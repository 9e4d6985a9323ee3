package dev.tarsier.template.dataproc.rule;

import com.google.cloud.dataproc.v1.ParameterValidation;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.tarsier.template.dataproc.field.Findings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a parameter's validation says of one value. */
final class ParameterCheck {
  /**
   * Longest value of a parameter, in characters (cloud.google.com/dataproc, Parameterization of
   * workflow templates, read 2026-11-20).
   */
  static final int LONGEST_VALUE = 1000;

  private static final Set<String> ONLY_IN_JAVA = Set.of("(?=", "(?!", "(?<=", "(?<!", "(?>");

  private ParameterCheck() {}

  /** Why RE2 does not take this expression; empty when it does. */
  static Optional<String> fault(String regex) {
    try {
      Pattern.compile(regex);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      if (ONLY_IN_JAVA.stream().anyMatch(regex::contains)) {
        return Optional.of("RE2 has no lookahead, lookbehind or atomic group");
      }
      if (regex.matches("(?s).*\\\\[1-9].*")) {
        return Optional.of("RE2 has no back reference");
      }
      return Optional.of("RE2 says: " + e.getDescription() + ": " + e.getPattern());
    }
  }

  /**
   * Why the value is not let through; empty when it is. It must match one expression whole: whether
   * several are all or any is not documented, and Tarsier writes one.
   */
  static Optional<String> refusal(ParameterValidation validation, String value) {
    return switch (validation.getValidationTypeCase()) {
      case REGEX -> {
        List<String> regexes =
            validation.getRegex().getRegexesList().stream()
                .filter(regex -> fault(regex).isEmpty())
                .toList();
        boolean none =
            regexes.isEmpty() || regexes.stream().anyMatch(regex -> matches(regex, value));
        yield none
            ? Optional.empty()
            : Optional.of("must match " + Findings.shown(String.join(" or ", regexes)));
      }
      case VALUES -> {
        List<String> values = validation.getValues().getValuesList();
        yield values.isEmpty() || values.contains(value)
            ? Optional.empty()
            : Optional.of("must be one of " + Findings.shown(String.join(", ", values)));
      }
      case VALIDATIONTYPE_NOT_SET -> Optional.empty();
    };
  }

  private static boolean matches(String regex, String value) {
    return Pattern.matches(regex, value);
  }
}
