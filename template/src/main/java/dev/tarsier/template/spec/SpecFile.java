package dev.tarsier.template.spec;

import dev.tarsier.template.problem.Place;
import dev.tarsier.template.problem.Problems;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.problem.SourceText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that holds a dataset spec. */
public final class SpecFile {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private SpecFile() {}

  /** The file's text; {@code name} is what the user called it, relative to {@code folder}. */
  public static SourceText read(String name, Path folder) throws ProblemsFound {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      throw unreadable(
          name, "Missing dataset spec: no such file (tarsier demo writes one to copy)");
    }
    if (Files.isDirectory(file)) {
      throw unreadable(name, "Invalid dataset spec: this is a folder (name the .yaml file)");
    }
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return new SourceText(name, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      throw unreadable(name, "Invalid dataset spec: not UTF-8 (save the file as UTF-8)");
    } catch (IOException e) {
      throw unreadable(name, "Cannot read dataset spec: " + e + " (check its permissions)");
    }
  }

  private static ProblemsFound unreadable(String name, String message) {
    Problems problems = new Problems(new SourceText(name, ""));
    problems.error(Place.WHOLE_FILE, "", SpecRule.SYNTAX.code(), message);
    return new ProblemsFound(problems.source(), problems.sorted());
  }
}
