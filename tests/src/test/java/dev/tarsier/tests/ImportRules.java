package dev.tarsier.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which package may import which. The rules are the two tables of DEVELOPMENT.md; a rule names what
 * is allowed of Tarsier's own packages and of the libraries that matter.
 */
final class ImportRules {
  private static final Pattern IMPORT =
      Pattern.compile("^import (?:static )?([\\w.]+);", Pattern.MULTILINE);
  private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);

  /** Libraries that only some packages may touch. */
  private static final List<String> GUARDED =
      List.of(
          "org.opencv.",
          "org.bytedeco.",
          "org.apache.spark.",
          "org.apache.hadoop.",
          "org.apache.parquet.",
          "org.apache.commons.",
          "com.fasterxml.jackson.",
          "picocli.",
          "org.yaml.",
          "com.google.",
          "com.sun.net.httpserver.",
          "dev.tarsier.");

  private final Map<String, List<String>> allowed;

  /**
   * Package to the prefixes it may import; a package without an entry of its own has its parent's.
   */
  ImportRules(Map<String, List<String>> allowed) {
    this.allowed = allowed;
  }

  /** Every import below a source folder that no rule allows. */
  List<String> violations(Path sources) throws IOException {
    List<String> violations = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(sources)) {
      for (Path file : walk.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        check(file, Files.readString(file), violations);
      }
    }
    return violations;
  }

  private void check(Path file, String text, List<String> violations) {
    Matcher matcher = PACKAGE.matcher(text);
    if (!matcher.find()) {
      violations.add(file.getFileName() + " has no package");
      return;
    }
    String rule = rule(matcher.group(1));
    Matcher imports = IMPORT.matcher(text);
    while (imports.find()) {
      String name = imports.group(1);
      boolean own = name.startsWith(rule + ".");
      boolean guarded = GUARDED.stream().anyMatch(name::startsWith);
      boolean fits = allowed.get(rule).stream().anyMatch(name::startsWith);
      if (guarded && !own && !fits) {
        violations.add(
            matcher.group(1) + " must not import " + name + " (" + file.getFileName() + ")");
      }
    }
  }

  private String rule(String name) {
    for (String at = name;
        !at.isEmpty();
        at = at.contains(".") ? at.substring(0, at.lastIndexOf('.')) : "") {
      if (allowed.containsKey(at)) {
        return at;
      }
    }
    throw new AssertionError("No import rule for package " + name + ": write one");
  }
}
