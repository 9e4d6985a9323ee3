package dev.tarsier.template.spec;

import dev.tarsier.template.problem.Place;
import dev.tarsier.template.problem.Problems;
import dev.tarsier.template.yaml.Nodes;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.nodes.Node;

/** What one reading of a spec gathers: its problems and where its entries stand. */
final class Reading {
  private final Problems problems;
  private final Map<String, Place> places = new HashMap<>();

  Reading(Problems problems) {
    this.problems = problems;
  }

  Problems problems() {
    return problems;
  }

  Map<String, Place> places() {
    return places;
  }

  void remember(String path, Node node) {
    places.put(path, Nodes.place(node));
  }

  void error(Node node, String path, SpecRule rule, String message) {
    error(Nodes.place(node), path, rule, message);
  }

  void error(Place place, String path, SpecRule rule, String message) {
    problems.error(place, path, rule.code(), message);
  }
}
