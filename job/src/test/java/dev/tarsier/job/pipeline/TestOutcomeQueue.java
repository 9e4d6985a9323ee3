package dev.tarsier.job.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.report.Outcome;
import dev.tarsier.job.sink.SampleKey;
import dev.tarsier.job.source.Label;
import dev.tarsier.job.source.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TestOutcomeQueue {
  private final List<String> left = new ArrayList<>();
  private final OutcomeQueue queue =
      new OutcomeQueue(
          (image, bytes, outcome) ->
              left.add(
                  image.file().path() + " " + bytes + " " + ((Outcome.Skipped) outcome).why()));

  @Test
  void firstOutcomeLeavesAtOnce() throws IOException {
    queue.enter(image("a"), 7).end(new Outcome.Skipped("seen"));

    assertThat(left).containsExactly("a 7 seen");
    assertThat(queue.isWaiting()).isFalse();
  }

  @Test
  void laterOutcomeWaitsForEarlierOnes() throws IOException {
    OutcomeQueue.Place first = queue.enter(image("a"), 1);
    OutcomeQueue.Place second = queue.enter(image("b"), 2);

    second.end(new Outcome.Skipped("soon"));
    assertThat(left).isEmpty();
    assertThat(queue.isWaiting()).isTrue();

    first.end(new Outcome.Skipped("late"));
    assertThat(left).containsExactly("a 1 late", "b 2 soon");
  }

  @Test
  void anyOrderOfEndingLeavesInOrder() throws IOException {
    for (long seed = 0; seed < 200; seed++) {
      left.clear();
      List<OutcomeQueue.Place> places = new ArrayList<>();
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        places.add(queue.enter(image("i" + i), i));
        expected.add("i" + i + " " + i + " done");
      }
      Collections.shuffle(places, new Random(seed));
      for (OutcomeQueue.Place place : places) {
        place.end(new Outcome.Skipped("done"));
      }
      assertThat(left).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void endsOnce() throws IOException {
    queue.enter(image("a"), 0);
    OutcomeQueue.Place place = queue.enter(image("b"), 0);
    place.end(new Outcome.Skipped("one"));

    assertThatThrownBy(() -> place.end(new Outcome.Skipped("two")))
        .hasMessage("Cannot end b twice");
  }

  private static PartitionInput.Image image(String path) {
    return new PartitionInput.Image(
        new SourceFile(path, 0, 0), new SampleKey(path, false), Label.NONE, Choices.TAKE);
  }
}
