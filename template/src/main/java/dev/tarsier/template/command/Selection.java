package dev.tarsier.template.command;

import dev.tarsier.template.plan.Alternative;
import dev.tarsier.template.plan.Frontier;
import java.util.Optional;

/** Clusters, and what was asked of them. */
record Selection(Frontier frontier, Wish wish) {
  /** Empty when no cluster keeps to what was asked. */
  Optional<Alternative> choice() {
    return wish.choice(frontier);
  }

  boolean isChoice(Alternative alternative) {
    return choice().filter(alternative::equals).isPresent();
  }
}
