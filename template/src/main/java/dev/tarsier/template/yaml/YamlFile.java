package dev.tarsier.template.yaml;

import dev.tarsier.template.problem.Place;
import dev.tarsier.template.problem.Problems;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.problem.SourceText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A YAML file that the user named: a dataset spec, a template, a policy, a recipe. */
public final class YamlFile {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private YamlFile() {}

  /** The file's text; {@code name} is what the user called it, relative to {@code folder}. */
  public static SourceText read(String name, Path folder) throws ProblemsFound {
    Path file = folder.resolve(name);
    if (name.equals("-") && !Files.exists(file)) {
      throw unreadable(name, "Unsupported file: - (name standard input as /dev/stdin)");
    }
    if (!Files.exists(file)) {
      throw unreadable(
          name,
          "Missing file: no such file (check the name; tarsier demo writes a dataset spec to copy)");
    }
    if (Files.isDirectory(file)) {
      throw unreadable(name, "Invalid file: this is a folder (name the .yaml file)");
    }
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return new SourceText(name, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      throw unreadable(name, "Invalid file: not UTF-8 (save the file as UTF-8)");
    } catch (IOException e) {
      throw unreadable(name, "Cannot read file: " + e + " (check its permissions)");
    }
  }

  private static ProblemsFound unreadable(String name, String message) {
    Problems problems = new Problems(new SourceText(name, ""));
    problems.error(Place.WHOLE_FILE, "", YamlRule.READABLE.code(), message);
    return new ProblemsFound(problems.source(), problems.sorted());
  }
}
