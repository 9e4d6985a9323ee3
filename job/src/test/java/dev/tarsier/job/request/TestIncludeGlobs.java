package dev.tarsier.job.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestIncludeGlobs {
  @ParameterizedTest
  @CsvSource({
    "**/*.jpg, a.jpg, true",
    "**/*.jpg, a/b/c.jpg, true",
    "**/*.jpg, A/B.JPG, true",
    "**/*.JPG, a/b.jpg, true",
    "**/*.jpg, a.jpeg, false",
    "*.jpg, a.jpg, true",
    "*.jpg, a/b.jpg, false",
    "a/**/b/**/*.png, a/b/x.png, true",
    "a/**/b/**/*.png, a/1/b/2/3/x.png, true",
    "a/**/b/**/*.png, a/1/2/x.png, false",
    "'**/*.{jpg,png}', x/y.png, true",
    "'**/*.{jpg,png}', x/y.webp, false",
    "'**/[0-4]/?.png', g/3/a.png, true",
    "'**/[0-4]/?.png', g/7/a.png, false",
    "**, anything/at.all, true"
  })
  void matching(String glob, String path, boolean matches) {
    assertThat(new IncludeGlobs(List.of(glob)).matches(path)).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b/c d.jpg", "ä/网膜.jpg", "100%/#1?.jpg", "a:b/c:d.jpg", "line\nbreak.jpg",
        "line\nbreak/in\r\nfolder.jpg", "\u2028/x.jpg", "tab\t.jpg", "[x]/{y}.jpg",
            "back\\slash.jpg",
        "no\uD800pair.jpg", "👁.jpg"
      })
  void unusualNames(String path) {
    assertThat(new IncludeGlobs(List.of("**/*.jpg")).matches(path)).isTrue();
  }

  /** It was once tried with and without each of them: twice as many patterns for every one. */
  @Test
  void manyAnyFolders() {
    IncludeGlobs globs = new IncludeGlobs(List.of("**/".repeat(60) + "a.jpg"));

    assertThat(globs.matches("a.jpg")).isTrue();
    assertThat(globs.matches("b/c/a.jpg")).isTrue();
    assertThat(globs.matches("b/".repeat(60) + "c.png")).isFalse();
  }

  @Test
  void manyStars() {
    IncludeGlobs globs = new IncludeGlobs(List.of("*".repeat(1000) + ".jpg"));

    assertThat(globs.matches("b/".repeat(60) + "c.jpg")).isTrue();
    assertThat(globs.matches("b/".repeat(60) + "c.png")).isFalse();
  }

  @Test
  void anyOfSeveral() {
    IncludeGlobs globs = new IncludeGlobs(List.of("left/*.png", "right/*.jpg"));

    assertThat(globs.matches("left/a.png")).isTrue();
    assertThat(globs.matches("right/a.jpg")).isTrue();
    assertThat(globs.matches("left/a.jpg")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "**/*.{jpg, Missing '}'",
        "{a,{b,c}}, Cannot nest groups",
        "a[0-9, Missing ']'",
        "[9-0], Invalid range",
        "a\\, No character to escape"
      },
      delimiterString = ", ")
  void globThatCannotBeUnderstood(String glob, String description) {
    assertThatThrownBy(() -> new IncludeGlobs(List.of("**/*.png", glob)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid glob: " + glob + " (" + description + ")");
  }

  /** The JDK's matcher is the reference wherever it can hold the name. */
  @Test
  void agreesWithTheMatcherOfTheJdk() {
    List<String> pieces =
        List.of(
            "*", "**", "?", "[ab]", "[!a]", "[a-c]", "[-a]", "[!-.]", "[&&^]", "{a,b/c}", "{*.a,}",
            "a", "b", "/", ".", "\\*", "\\{", "}", ",", "(", "+", "$", "^", "|", "]");
    List<String> letters = List.of("a", "b", "c", "/", ".", "*", "-", "&", "^", "{", "$", ",", "]");
    Random random = new Random(99);
    for (int i = 0; i < 20_000; i++) {
      String glob = text(random, pieces, 5);
      String path = Path.of(text(random, letters, 5)).toString();
      PathMatcher reference = FileSystems.getDefault().getPathMatcher("glob:" + glob);

      assertThat(Glob.compile(glob).matcher(path).matches())
          .as("%s on %s", glob, path)
          .isEqualTo(reference.matches(Path.of(path)));
    }
  }

  private static String text(Random random, List<String> pieces, int most) {
    return random
        .ints(random.nextInt(most + 1), 0, pieces.size())
        .mapToObj(pieces::get)
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource({"eyes, true", ".git, false", "_SUCCESS, false", "eyes_1, true"})
  void folders(String name, boolean entered) {
    assertThat(IncludeGlobs.entersFolder(name)).isEqualTo(entered);
  }

  @ParameterizedTest
  @CsvSource({"a.jpg, true", ".a.jpg, false", "_a.jpg, true"})
  void files(String name, boolean seen) {
    assertThat(IncludeGlobs.seesFile(name)).isEqualTo(seen);
  }
}
