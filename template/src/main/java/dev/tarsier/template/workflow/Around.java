package dev.tarsier.template.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Steps that can be jumped to: of each list around a step, the innermost last. */
record Around(List<Set<String>> lists, boolean inLoop) {
  static final Around NOTHING = new Around(List.of(), false);

  Around with(Set<String> list) {
    List<Set<String>> more = new ArrayList<>(lists);
    more.add(list);
    return new Around(more, inLoop);
  }

  /** A branch or an iteration cannot be left by a jump. */
  Around loop() {
    return new Around(List.of(), true);
  }

  boolean has(String step) {
    return lists.stream().anyMatch(list -> list.contains(step));
  }
}
