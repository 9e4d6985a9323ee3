package dev.tarsier.template.problem;

/** A place in a text file; line and column count from 1, in code points. */
public record Place(int line, int column) {
  /** The file as a whole. */
  public static final Place WHOLE_FILE = new Place(0, 0);

  public static final Place START = new Place(1, 1);
}
