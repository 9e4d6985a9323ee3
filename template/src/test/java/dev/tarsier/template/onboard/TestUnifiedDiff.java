package dev.tarsier.template.onboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestUnifiedDiff {
  private static String numbers(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String diff(String before, String after) {
    return UnifiedDiff.of("a", before, "b", after);
  }

  @Test
  void noDifference() {
    assertThat(diff("one\ntwo\n", "one\ntwo\n")).isEmpty();
    assertThat(diff("", "")).isEmpty();
  }

  @Test
  void oneChangeWithThreeLinesAround() {
    String before = numbers(1, 9);

    assertThat(diff(before, before.replace("5\n", "five\n")))
        .isEqualTo(
            """
            --- a
            +++ b
            @@ -2,7 +2,7 @@
             2
             3
             4
            -5
            +five
             6
             7
             8
            """);
  }

  @Test
  void farChangesInHunksOfTheirOwn() {
    String before = numbers(1, 20);

    assertThat(diff(before, "0\n" + before.replace("20\n", "")))
        .isEqualTo(
            """
            --- a
            +++ b
            @@ -1,3 +1,4 @@
            +0
             1
             2
             3
            @@ -17,4 +18,3 @@
             17
             18
             19
            -20
            """);
  }

  @Test
  void nearChangesInOneHunk() {
    String before = numbers(1, 9);

    assertThat(diff(before, before.replace("2\n", "").replace("8\n", "")))
        .isEqualTo(
            """
            --- a
            +++ b
            @@ -1,9 +1,7 @@
             1
            -2
             3
             4
             5
             6
             7
            -8
             9
            """);
  }

  @Test
  void fromNothingAndToNothing() {
    assertThat(diff("", "x\n")).isEqualTo("--- a\n+++ b\n@@ -0,0 +1,1 @@\n+x\n");
    assertThat(diff("x\n", "")).isEqualTo("--- a\n+++ b\n@@ -1,1 +0,0 @@\n-x\n");
  }

  @Test
  void tooLongToCompare() {
    assertThat(diff(numbers(1, 2001), "x\n"))
        .isEqualTo("--- a\n+++ b\n(too long to compare line by line)\n");
  }
}
