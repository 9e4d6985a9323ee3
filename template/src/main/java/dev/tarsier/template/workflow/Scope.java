package dev.tarsier.template.workflow;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The variables that can be seen from a list of steps. A variable that is first set in the body of
 * a loop, a branch or an except is seen there alone; all others are seen in the whole subworkflow.
 */
final class Scope {
  private final Scope parent;
  private final Set<String> names = new HashSet<>();

  /** Names of the parents that may be set from here; the parents' own rules where not parallel. */
  private final Set<String> shared;

  private final boolean parallel;

  private Scope(Scope parent, boolean parallel, Set<String> shared) {
    this.parent = parent;
    this.parallel = parallel;
    this.shared = Set.copyOf(shared);
  }

  /** Of a subworkflow, which sees none of another's. */
  static Scope root() {
    return new Scope(null, false, Set.of());
  }

  /** Of a loop or an except. */
  Scope inBody() {
    return new Scope(this, false, Set.of());
  }

  Scope inParallel(Set<String> sharedNames) {
    return new Scope(this, true, sharedNames);
  }

  void declare(String name) {
    names.add(name);
  }

  boolean sees(String name) {
    return names.contains(name) || (parent != null && parent.sees(name));
  }

  /** Declares what is set here, unless it is a variable from outside. */
  void set(String name) {
    if (!sees(name)) {
      declare(name);
    }
  }

  /** Whether setting it here would change a variable that a parallel step does not share. */
  boolean isGuarded(String name) {
    if (names.contains(name) || parent == null) {
      return false;
    }
    return (parallel && parent.sees(name) && !shared.contains(name)) || parent.isGuarded(name);
  }

  Set<String> visible() {
    Set<String> all = parent == null ? new TreeSet<>() : parent.visible();
    all.addAll(names);
    return all;
  }
}
