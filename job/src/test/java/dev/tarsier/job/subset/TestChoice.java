package dev.tarsier.job.subset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.request.Percent;
import dev.tarsier.job.source.SourceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestChoice {
  private static final List<Percent> PERCENTS = Percent.parseList("0.5,1,5,10,25,50,99.9,100");

  private static List<SourceFile> files(String label, int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> new SourceFile(label + "/" + i + ".jpg", 100 + i, 7))
        .toList();
  }

  private static Map<String, List<SourceFile>> source() {
    return Map.of("0", files("0", 1000), "1", files("1", 37), "rare", files("rare", 1));
  }

  @Test
  void eachSubsetIsInsideTheNext() {
    Choice choice = Choice.of(source(), 3);

    for (int i = 1; i < PERCENTS.size(); i++) {
      assertThat(choice.files(PERCENTS.get(i))).containsAll(choice.files(PERCENTS.get(i - 1)));
    }
    assertThat(choice.files(Percent.ALL)).hasSize(1038).doesNotHaveDuplicates();
  }

  @Test
  void everyLabelHasItsShareAndOneAtLeast() {
    Choice choice = Choice.of(source(), 3);

    assertThat(PERCENTS.stream().map(choice::counts))
        .containsExactly(
            Map.of("0", 5L, "1", 1L, "rare", 1L),
            Map.of("0", 10L, "1", 1L, "rare", 1L),
            Map.of("0", 50L, "1", 2L, "rare", 1L),
            Map.of("0", 100L, "1", 4L, "rare", 1L),
            Map.of("0", 250L, "1", 9L, "rare", 1L),
            Map.of("0", 500L, "1", 19L, "rare", 1L),
            Map.of("0", 999L, "1", 37L, "rare", 1L),
            Map.of("0", 1000L, "1", 37L, "rare", 1L));
    for (Percent percent : PERCENTS) {
      choice
          .counts(percent)
          .forEach(
              (label, count) ->
                  assertThat(choice.files(percent))
                      .filteredOn(file -> file.path().startsWith(label + "/"))
                      .hasSize(count.intValue()));
    }
  }

  @Test
  void theOrderOfTheListingDoesNotMatter() {
    List<SourceFile> shuffled = new ArrayList<>(files("0", 1000));
    Collections.shuffle(shuffled, new Random(5));
    Choice straight = Choice.of(Map.of("0", files("0", 1000)), 3);
    Choice turned = Choice.of(Map.of("0", shuffled), 3);

    assertThat(turned.files(new Percent(100))).isEqualTo(straight.files(new Percent(100)));
    assertThat(turned.digest()).isEqualTo(straight.digest());
  }

  @Test
  void anotherSeedChoosesOthers() {
    Choice three = Choice.of(source(), 3);
    Choice four = Choice.of(source(), 4);

    assertThat(four.files(new Percent(100))).isNotEqualTo(three.files(new Percent(100)));
    assertThat(four.digest()).isNotEqualTo(three.digest());
  }

  @Test
  void oneImageMorePutsOneOutAtMost() {
    List<SourceFile> before = Choice.of(Map.of("", files("0", 1000)), 0).files(new Percent(100));
    for (int more = 1; more <= 50; more++) {
      List<SourceFile> source = new ArrayList<>(files("0", 1000));
      source.add(new SourceFile("new/" + more + ".jpg", 1, 1));

      List<SourceFile> after = Choice.of(Map.of("", source), 0).files(new Percent(100));

      assertThat(after).filteredOn(file -> !before.contains(file)).hasSizeLessThan(2);
      assertThat(before).filteredOn(file -> !after.contains(file)).hasSizeLessThan(2);
    }
  }

  @Test
  void bytesAreAddedUpWhereTheyAreKnown() {
    Map<String, List<SourceFile>> known = Map.of("0", files("0", 4));
    List<SourceFile> some = new ArrayList<>(files("0", 4));
    some.add(new SourceFile("0/4.jpg", -2, 0));

    assertThat(Choice.of(known, 0).bytes(Percent.ALL)).isEqualTo(100 + 101 + 102 + 103);
    assertThat(Choice.of(Map.of("0", some), 0).bytes(Percent.ALL)).isEqualTo(-1);
  }

  @Test
  void aChangedLabelIsAnotherChoice() {
    String one = Choice.of(Map.of("a", files("0", 4)), 0).digest();

    assertThat(Choice.of(Map.of("b", files("0", 4)), 0).digest()).isNotEqualTo(one);
    assertThat(Choice.of(Map.of("a", files("0", 5)), 0).digest()).isNotEqualTo(one);
  }
}
