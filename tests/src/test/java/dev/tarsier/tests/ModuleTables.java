package dev.tarsier.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Variables, outputs and resources of a module as Markdown, from its formatted text. */
final class ModuleTables {
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?ms)^(variable|output|resource) \"([^\"]+)\"(?: \"([^\"]+)\")? \\{\n(.*?)^\\}");
  private static final Pattern DESCRIPTION =
      Pattern.compile("(?m)^  description = \"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern DEFAULT = Pattern.compile("(?m)^  default\\s+= (.*)$");
  private static final Pattern TYPE = Pattern.compile("(?m)^  type\\s+= (\\w+)");

  private ModuleTables() {}

  static String of(Path module) throws IOException {
    List<String> variables = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    TreeMap<String, TreeSet<String>> resources = new TreeMap<>();
    for (Path file : files(module)) {
      Matcher block = BLOCK.matcher(Files.readString(file));
      while (block.find()) {
        String name = block.group(2);
        String body = block.group(4);
        String description = first(DESCRIPTION, body);
        switch (block.group(1)) {
          case "variable" ->
              variables.add(row(name, first(TYPE, body), defaultOf(body), description));
          case "output" -> outputs.add(row(name, description));
          default ->
              resources
                  .computeIfAbsent(file.getFileName().toString(), key -> new TreeSet<>())
                  .add("`" + name + "." + block.group(3) + "`");
        }
      }
    }
    StringBuilder text = new StringBuilder("## Variables\n\n| name | type | default | what |\n");
    text.append("|---|---|---|---|\n");
    variables.forEach(text::append);
    text.append("\n## Outputs\n\n| name | what |\n|---|---|\n");
    outputs.forEach(text::append);
    text.append("\n## Resources\n\n| file | resources |\n|---|---|\n");
    resources.forEach((file, names) -> text.append(row(file, String.join(", ", names))));
    return text.toString();
  }

  private static List<Path> files(Path module) throws IOException {
    try (Stream<Path> files = Files.list(module)) {
      return files.filter(file -> file.toString().endsWith(".tf")).sorted().toList();
    }
  }

  private static String defaultOf(String body) {
    String found = first(DEFAULT, body);
    return found.isEmpty() ? "required" : "`" + found + "`";
  }

  private static String first(Pattern pattern, String body) {
    Matcher matcher = pattern.matcher(body);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static String row(String first, String... more) {
    return "| `" + first + "` | " + String.join(" | ", more) + " |\n";
  }
}
