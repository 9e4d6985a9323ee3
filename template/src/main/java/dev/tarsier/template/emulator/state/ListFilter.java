package dev.tarsier.template.emulator.state;

import dev.tarsier.template.emulator.http.ApiError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The filter of lists: {@code field = value [AND [field = value]] ...} with {@code *} for any value
 * (ListJobsRequest.filter of the proto; https://cloud.google.com/dataproc/docs/reference/rest,
 * 2026-11). Terms side by side are joined by AND too.
 */
public final class ListFilter {
  private record Term(String field, String value) {}

  private static final Pattern TERM =
      Pattern.compile("\\s*([\\w.-]+)\\s*[=:]\\s*(\"[^\"]*\"|'[^']*'|[^\\s\"']+)\\s*");

  private static final Pattern AND = Pattern.compile("AND\\s");

  private final List<Term> terms;

  private ListFilter(List<Term> terms) {
    this.terms = terms;
  }

  /**
   * Reads a filter.
   *
   * @param fields that may be asked for; {@code labels.KEY} always may
   */
  public static ListFilter parse(String filter, Set<String> fields) throws ApiError {
    String text = filter.strip();
    List<Term> terms = new ArrayList<>();
    Matcher term = TERM.matcher(text);
    Matcher and = AND.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!terms.isEmpty() && and.region(at, text.length()).lookingAt()) {
        at = and.end();
      }
      if (!term.region(at, text.length()).lookingAt()) {
        throw ApiError.invalid(
            "Invalid filter: " + text + " (write field = value AND field = value)");
      }
      terms.add(new Term(known(term.group(1), fields), unquoted(term.group(2))));
      at = term.end();
    }
    return new ListFilter(terms);
  }

  private static String known(String field, Set<String> fields) throws ApiError {
    if (!fields.contains(field) && !field.startsWith("labels.")) {
      throw ApiError.invalid(
          "Invalid filter: unknown field "
              + field
              + " (known are "
              + String.join(", ", fields.stream().sorted().toList())
              + ", labels.KEY)");
    }
    return field;
  }

  private static String unquoted(String text) {
    boolean quoted = text.startsWith("\"") || text.startsWith("'");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  /** A filter of the older form: a JSON object of fields and values. */
  public static ListFilter of(Map<String, String> values, Set<String> fields) throws ApiError {
    List<Term> terms = new ArrayList<>();
    for (Map.Entry<String, String> entry : values.entrySet()) {
      terms.add(new Term(known(entry.getKey(), fields), entry.getValue()));
    }
    return new ListFilter(terms);
  }

  /** Whether something of these fields passes; labels stand under {@code labels.KEY}. */
  public boolean matches(Map<String, Set<String>> values) {
    return terms.stream()
        .allMatch(term -> matches(term, values.getOrDefault(term.field, Set.of())));
  }

  private static boolean matches(Term term, Set<String> values) {
    return term.value.equals("*") ? !values.isEmpty() : values.contains(term.value);
  }
}
