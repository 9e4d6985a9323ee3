package dev.tarsier.job.request;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A glob in the syntax of {@link java.nio.file.FileSystem#getPathMatcher}, over text: the JDK's own
 * matcher takes a Path, and in the C locale no Path can hold a name that is not ASCII, though
 * object stores are full of them; nor does its {@code **} cross a line break.
 */
final class Glob {
  private static final String NO_SLASH = "[^/]";
  private static final String ANY_FOLDERS = "**/";

  private final String glob;
  private final boolean anyFolders;
  private final StringBuilder regex = new StringBuilder();
  private int at;
  private boolean inGroup;

  private Glob(String glob, boolean anyFolders) {
    this.glob = glob;
    this.anyFolders = anyFolders;
  }

  /** Throws PatternSyntaxException when the glob cannot be understood. */
  static Pattern compile(String glob) {
    return new Glob(glob, false).compile();
  }

  /** As {@link #compile}, but <code>**&#47;</code> also stands for no folder at all. */
  static Pattern compileAnyFolders(String glob) {
    return new Glob(glob, true).compile();
  }

  private Pattern compile() {
    while (at < glob.length()) {
      convert(glob.charAt(at++));
    }
    if (inGroup) {
      throw invalid("Missing '}'");
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  private void convert(char c) {
    switch (c) {
      case '*' -> star();
      case '?' -> regex.append(NO_SLASH);
      case '[' -> convertClass();
      case '{' -> open();
      case '}' -> regex.append(inGroup ? "))" : "\\}");
      case ',' -> regex.append(inGroup ? ")|(?:" : ",");
      case '\\' -> literal(escaped());
      default -> literal(c);
    }
    inGroup = inGroup && c != '}';
  }

  /** Runs of stars are taken together: each that a pattern keeps multiplies what it may try. */
  private void star() {
    if (!skip('*')) {
      regex.append(NO_SLASH).append('*');
      return;
    }
    while (skip('*')) {
      // The two before it stand for as much.
    }
    if (anyFolders && skip('/')) {
      while (glob.startsWith(ANY_FOLDERS, at)) {
        at += ANY_FOLDERS.length();
      }
      regex.append("(?:.*/)?");
    } else {
      regex.append(".*");
    }
  }

  private void open() {
    if (inGroup) {
      throw invalid("Cannot nest groups");
    }
    inGroup = true;
    regex.append("(?:(?:");
  }

  /** {@code [a-c]} or {@code [!a-c]}; neither stands for a slash. */
  private void convertClass() {
    regex.append("(?!/)[").append(skip('!') ? "^" : "");
    int start = at;
    while (at < glob.length() && (glob.charAt(at) != ']' || at == start)) {
      char c = glob.charAt(at++);
      boolean range = c == '-' && at > start + 1 && at < glob.length() && glob.charAt(at) != ']';
      if (range && glob.charAt(at - 2) > glob.charAt(at)) {
        throw invalid("Invalid range");
      }
      regex.append(range || Character.isLetterOrDigit(c) ? "" : "\\").append(c);
    }
    if (!skip(']')) {
      throw invalid("Missing ']'");
    }
    regex.append(']');
  }

  private char escaped() {
    if (at == glob.length()) {
      throw invalid("No character to escape");
    }
    return glob.charAt(at++);
  }

  private void literal(char c) {
    boolean meta = c < 128 && !Character.isLetterOrDigit(c);
    regex.append(meta ? "\\" : "").append(c);
  }

  private boolean skip(char expected) {
    boolean there = at < glob.length() && glob.charAt(at) == expected;
    at += there ? 1 : 0;
    return there;
  }

  private PatternSyntaxException invalid(String what) {
    return new PatternSyntaxException(what, glob, at - 1);
  }
}
