package dev.tarsier.template.problem;

/** Something that a file is held to. */
public interface Rule {
  /** Stable name, such as {@code TARS-S003}; published and never reused. */
  String code();

  /** What holds when the rule is kept, in one line. */
  String summary();

  /** How much it weighs when the rule is not kept. */
  default Severity severity() {
    return Severity.ERROR;
  }
}
