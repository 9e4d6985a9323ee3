package dev.tarsier.template.dataproc.field;

import dev.tarsier.template.problem.Rule;

/** A rule for what is sent to Dataproc. */
public interface DataprocRule extends Rule {
  /** Who refuses what breaks the rule, besides this tool. */
  Refusal refusal();

  /** Whether Dataproc does not even store a resource that breaks the rule. */
  default boolean server() {
    return refusal() == Refusal.WHEN_STORED;
  }

  /** When Dataproc refuses, as far as its documentation says. */
  enum Refusal {
    /** Its documentation asks for it of every template or policy that is created. */
    WHEN_STORED("yes"),
    /** A template may be stored so, and built up further, but not run. */
    WHEN_RUN("when it is run"),
    /** It is not known to refuse: advice, or a trap on the way to Dataproc. */
    NEVER("no");

    private final String words;

    Refusal(String words) {
      this.words = words;
    }

    /** For the table of rules. */
    public String words() {
      return words;
    }
  }
}
