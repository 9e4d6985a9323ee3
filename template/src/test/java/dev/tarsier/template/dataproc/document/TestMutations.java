package dev.tarsier.template.dataproc.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.template.problem.Problem;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sound files with one line changed: nothing is thrown, and a renamed key is reported there. */
class TestMutations {
  private static final Pattern KEY = Pattern.compile("^(\\s*(?:- )?)([A-Za-z]+):( .*|)$");
  private static final List<String> VALUES =
      List.of("null", "[]", "{}", "7", "-1", "yes", "text", "[1, {a: b}]", "''", "1e9", "*a", "é");

  /** Below these, keys are what people like. */
  private static final Pattern FREE =
      Pattern.compile("(?:labels|clusterLabels|properties|scriptVariables):\\s*$");

  static List<Path> templates() throws IOException, URISyntaxException {
    return Documents.in("/dataproc-sound").stream()
        .filter(file -> file.toString().endsWith(".yaml"))
        .filter(file -> !file.getFileName().toString().startsWith("recipe"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void aRenamedKeyIsReportedAtItsLine(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      Matcher key = KEY.matcher(lines.get(i));
      if (key.matches() && !(i > 0 && FREE.matcher(lines.get(i - 1)).find())) {
        String renamed = key.group(1) + "x" + key.group(2) + "Y:" + key.group(3);
        int line = i + 1;
        assertThat(problems(file, with(lines, i, renamed)))
            .as(renamed)
            .anySatisfy(
                problem -> {
                  assertThat(problem.line()).isEqualTo(line);
                  assertThat(problem.message())
                      .startsWith("Unsupported field: x" + key.group(2) + "Y");
                });
      }
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void aLostLineThrowsNothing(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      List<String> fewer = new ArrayList<>(lines);
      fewer.remove(i);
      assertThat(problems(file, fewer)).doesNotContainNull();
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void aValueOfAnyKindThrowsNothing(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      Matcher key = KEY.matcher(lines.get(i));
      if (key.matches()) {
        for (String value : VALUES) {
          List<String> changed = with(lines, i, key.group(1) + key.group(2) + ": " + value);
          assertThat(problems(file, changed)).doesNotContainNull();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void charactersAtRandomThrowNothing(Path file) throws IOException {
    String text = Files.readString(file);
    Random random = new Random(20_261_120);
    for (int i = 0; i < 300; i++) {
      int at = random.nextInt(text.length());
      String character = "[]{}:#'\"-? \n\t&*!|>%@`x0".charAt(random.nextInt(23)) + "";
      String changed = text.substring(0, at) + character + text.substring(at + 1);
      CheckedFile checked = Documents.check(file.getFileName().toString(), changed);
      assertThat(Documents.printed(checked)).isNotNull();
    }
  }

  private static List<String> with(List<String> lines, int index, String line) {
    List<String> changed = new ArrayList<>(lines);
    changed.set(index, line);
    return changed;
  }

  private static List<Problem> problems(Path file, List<String> lines) {
    return Documents.check(file.getFileName().toString(), String.join("\n", lines)).problems();
  }
}
