package dev.tarsier.template.dataproc.document;

import dev.tarsier.job.recipe.BuiltInRecipes;
import dev.tarsier.job.request.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a file may be, and the keys it is known by. */
public enum DocumentKind {
  SPEC("dataset spec", "dataset, source, output, recipe, limits, governance"),
  TEMPLATE("workflow template", "jobs, placement, parameters, dagTimeout"),
  POLICY("autoscaling policy", "basicAlgorithm, workerConfig, secondaryWorkerConfig"),
  RECIPE("recipe", "operations"),
  WORKFLOW("workflow source", "main"),
  /** None of these. */
  UNKNOWN("unknown", "");

  private static final List<DocumentKind> KNOWN = List.of(SPEC, TEMPLATE, POLICY, RECIPE, WORKFLOW);

  private final String words;
  private final String keys;

  DocumentKind(String words, String keys) {
    this.words = words;
    this.keys = keys;
  }

  /** What it is called in messages. */
  public String words() {
    return words;
  }

  /** The kind with most of its keys at the top of a document; misspelt ones when none is right. */
  static DocumentKind of(Map<String, String> entries) {
    String name = entries.getOrDefault("name", "");
    if (name.contains("/workflowTemplates/")) {
      return TEMPLATE;
    }
    if (name.contains("/autoscalingPolicies/")) {
      return POLICY;
    }
    DocumentKind best = most(entries, false);
    if (best == UNKNOWN && BuiltInRecipes.byName().containsKey(name)) {
      return RECIPE;
    }
    return best == UNKNOWN ? most(entries, true) : best;
  }

  private static DocumentKind most(Map<String, String> entries, boolean misspelt) {
    DocumentKind best = UNKNOWN;
    long most = 0;
    for (DocumentKind kind : KNOWN) {
      long count = entries.keySet().stream().filter(key -> kind.has(key, misspelt)).count();
      if (count > most) {
        best = kind;
        most = count;
      }
    }
    return best;
  }

  private boolean has(String key, boolean misspelt) {
    List<String> known = List.of(keys.split(", "));
    return misspelt
        ? key.length() > 3 && Spelling.hint(key, known).startsWith(" (did you mean")
        : known.contains(lowerCamelCase(key));
  }

  /** Protocol Buffers read dag_timeout too. */
  private static String lowerCamelCase(String key) {
    String[] words = key.split("_", -1);
    return words[0]
        + Arrays.stream(words)
            .skip(1)
            .filter(word -> !word.isEmpty())
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining());
  }

  /** What was looked for, for a message. */
  static String lookedFor() {
    return KNOWN.stream()
        .map(kind -> kind.words + ": " + kind.keys)
        .collect(Collectors.joining("; "));
  }
}
