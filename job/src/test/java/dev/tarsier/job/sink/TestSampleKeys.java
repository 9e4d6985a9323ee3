package dev.tarsier.job.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestSampleKeys {
  @ParameterizedTest
  @CsvSource({
    "a.jpg, a",
    "left/a.jpg, left/a",
    "left/a.b.c.jpg, left/a_b_c",
    "v1.2/a.jpg, v1.2/a",
    "a, a",
    ".a.jpg, _a",
    "a..jpg, a_",
    "ä/网膜 1%.jpg, ä/网膜 1%",
    "left//a.jpg, left/a",
    "gs://other/left/a.jpg, other/left/a",
    "file:/data/a.jpg, data/a",
    "a:b.jpg, a:b",
    "/abs/a.jpg, abs/a"
  })
  void plainKeys(String path, String key) {
    assertThat(SampleKeys.assign(List.of(path))).containsExactly(new SampleKey(key, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../a.jpg", "a/../b.jpg", "./a.jpg", "a/./b.jpg", "a\nb.jpg", "a/b\u0000.jpg",
            "a\u007f.jpg",
        "a\u0085.jpg", "\ud800.jpg", "a/\udc00x/b.jpg", "a.\ud800", "a/", "", "gs://"
      })
  void namesNoArchiveShouldHold(String path) {
    SampleKey key = SampleKeys.assign(List.of(path)).get(0);

    assertThat(key).isEqualTo(new SampleKey("", false));
    assertThat(key.isValid()).isFalse();
  }

  @Test
  void longParts() {
    String longest = "x".repeat(240);

    assertThat(key(longest + ".jpg")).isEqualTo(longest);
    assertThat(key(longest + "x.jpg")).isEmpty();
    assertThat(key("网".repeat(80) + ".jpg")).as("240 bytes").isNotEmpty();
    assertThat(key("网".repeat(81) + ".jpg")).isEmpty();
    assertThat(key((longest + "/").repeat(10) + "a.jpg")).hasSize(2411);
    assertThat(key(longest + "x/a.jpg")).isEmpty();
  }

  @Test
  void collisions() {
    assertThat(SampleKeys.assign(List.of("a.jpg", "a.png", "b.jpg", "a.webp", "../a.jpg")))
        .containsExactly(
            new SampleKey("a", false),
            new SampleKey("a-7f071235", true),
            new SampleKey("b", false),
            new SampleKey("a-fe992ffc", true),
            new SampleKey("", false));
  }

  @Test
  void renamedKeyThatIsTaken() {
    String renamed = SampleKeys.assign(List.of("a.jpg", "a.png")).get(1).text();

    assertThatThrownBy(() -> SampleKeys.assign(List.of("a.jpg", "a.png", renamed + ".jpg")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot name a.png apart from others");
  }

  @Test
  void uniqueSafeAndStable() {
    Random random = new Random(20_261_120);
    List<String> pieces =
        List.of(
            "a", "b", "/", "//", ".", "..", ".jpg", "ä", ":", "\n", "\ud83d", "\ude00", "-", " ");
    for (int round = 0; round < 2_000; round++) {
      Set<String> distinct = new HashSet<>();
      for (int i = 0; i < 60; i++) {
        distinct.add(text(random, pieces));
      }
      List<String> paths = new ArrayList<>(distinct);
      List<SampleKey> keys = SampleKeys.assign(paths);
      List<String> valid = keys.stream().filter(SampleKey::isValid).map(SampleKey::text).toList();

      assertThat(keys).hasSameSizeAs(paths).isEqualTo(SampleKeys.assign(paths));
      assertThat(valid).doesNotHaveDuplicates().allMatch(TestSampleKeys::isSafe);
    }
  }

  /** What unpacks inside its folder, and what WebDataset splits where we mean it. */
  private static boolean isSafe(String key) {
    String name = key.substring(key.lastIndexOf('/') + 1);
    return !key.startsWith("/")
        && List.of(key.split("/", -1)).stream()
            .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."))
        && name.indexOf('.') < 0
        && key.chars().noneMatch(Character::isISOControl);
  }

  private static String text(Random random, List<String> pieces) {
    StringBuilder text = new StringBuilder();
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }

  private static String key(String path) {
    return SampleKeys.assign(List.of(path)).get(0).text();
  }
}
