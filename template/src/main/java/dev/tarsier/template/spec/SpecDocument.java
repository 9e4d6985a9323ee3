package dev.tarsier.template.spec;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.template.problem.Place;
import dev.tarsier.template.problem.Problems;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.problem.SourceText;
import java.util.Map;

/**
 * A sound spec and where its entries stand.
 *
 * @param places by path, such as {@code source.uri}; only what the file really holds
 * @param operations what its recipe may name, those of its jars too
 */
public record SpecDocument(
    DatasetSpec spec, SourceText text, Map<String, Place> places, Operations operations) {
  public SpecDocument {
    places = Map.copyOf(places);
  }

  /** A problem found later with the entry of this path, pointing at it or at what encloses it. */
  public ProblemsFound problem(String path, SpecRule rule, String message) {
    return problems(rule, Map.of(path, message));
  }

  /** Several at once: path to message. */
  public ProblemsFound problems(SpecRule rule, Map<String, String> messages) {
    Problems problems = new Problems(text);
    messages.forEach((path, message) -> problems.error(placeOf(path), path, rule.code(), message));
    return new ProblemsFound(text, problems.sorted());
  }

  private Place placeOf(String path) {
    for (String at = path; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('.')))) {
      if (places.containsKey(at)) {
        return places.get(at);
      }
    }
    return Place.START;
  }
}
