package dev.tarsier.template.plan;

import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** Adds up what has a price and remembers what has none. */
final class Bill {
  private double usd;
  private double spotUsd;
  private final Set<String> unpriced = new TreeSet<>();

  void add(String what, OptionalDouble usdPerHour, double hours) {
    if (usdPerHour.isPresent()) {
      usd += usdPerHour.getAsDouble() * hours;
    } else if (hours > 0) {
      unpriced.add(what);
    }
  }

  void addSpot(String what, OptionalDouble usdPerHour, double hours) {
    double before = usd;
    add(what, usdPerHour, hours);
    spotUsd += usd - before;
  }

  double usd() {
    return usd;
  }

  double spotUsd() {
    return spotUsd;
  }

  Set<String> unpriced() {
    return unpriced;
  }
}
