package dev.tarsier.template.dataproc.rule;

import java.util.List;

/** Values that a template's parameters do not take; the message has a sentence for each. */
public final class InvalidParameters extends Exception {
  private static final long serialVersionUID = 1;
  private final transient List<String> sentences;

  InvalidParameters(List<String> sentences) {
    super(String.join("; ", sentences));
    this.sentences = List.copyOf(sentences);
  }

  public List<String> sentences() {
    return sentences;
  }
}
