package dev.tarsier.job.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Globs over a path relative to the source, in the JDK's syntax with two differences that people
 * expect: <code>**&#47;</code> also stands for no folder at all, and case does not matter, since
 * cameras write {@code .JPG}.
 */
public final class IncludeGlobs {
  /**
   * Deeper than any real data set, and less than the 40 symbolic links that Linux follows in one
   * path (path_resolution(7)): a link to its own parent must end here, not there.
   */
  public static final int MAXIMUM_DEPTH = 32;

  private final List<Pattern> patterns = new ArrayList<>();

  /** Throws IllegalArgumentException, naming the glob, when one cannot be understood. */
  public IncludeGlobs(List<String> globs) {
    for (String glob : globs) {
      try {
        patterns.add(Glob.compileAnyFolders(glob.toLowerCase(Locale.ROOT)));
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException(
            "Invalid glob: " + glob + " (" + e.getDescription() + ")", e);
      }
    }
  }

  /** Whether any glob matches this path, which is relative and has no leading slash. */
  public boolean matches(String relativePath) {
    String path = relativePath.toLowerCase(Locale.ROOT);
    return patterns.stream().anyMatch(pattern -> pattern.matcher(path).matches());
  }

  /** Whether a folder of this name is looked into: not when hidden, nor when it starts with _. */
  public static boolean entersFolder(String name) {
    return !name.startsWith(".") && !name.startsWith("_");
  }

  /** Whether a file of this name counts: hidden ones do not. */
  public static boolean seesFile(String name) {
    return !name.startsWith(".");
  }
}
