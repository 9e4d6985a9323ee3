package dev.tarsier.job.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.Earlier;
import dev.tarsier.job.report.Increment;
import dev.tarsier.job.report.Outcome;
import dev.tarsier.job.report.Placement;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.sink.IndexRow;
import dev.tarsier.job.source.Label;
import dev.tarsier.job.source.Listing;
import dev.tarsier.job.source.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestIncrementalChoice {
  private static final Label LABEL = new Label("left", 0);

  private static Choices choose(List<SourceFile> files, IndexRow... rows) {
    List<Label> labels = new ArrayList<>();
    files.forEach(file -> labels.add(LABEL));
    IncrementalChoice choice = new IncrementalChoice("r3", Listing.of(files), labels);
    Arrays.asList(rows).forEach(choice::take);
    return choice.choices();
  }

  private static SourceFile file(String path) {
    return new SourceFile(path, 10, 20);
  }

  private static IndexRow row(String path, Outcome outcome) {
    return new IndexRow(path, 10, 20, outcome, "left");
  }

  private static Placement placement(String key) {
    return new Placement("part-00000-00000.tar", key, 512, 9, "0a0b0c0d", 4, 3);
  }

  private static Outcome written(String key) {
    return new Outcome.Written(placement(key));
  }

  @Test
  void whatIsWrittenAndUnchangedStays() {
    Choices choices =
        choose(
            List.of(file("a.jpg"), file("b.jpg"), file("c.jpg")),
            row("b.jpg", written("b-12345678")),
            row("a.jpg", new Outcome.Skipped("text", new Earlier.Written("r1", placement("a")))));

    assertThat(choices.ofFile())
        .containsExactly(
            new Choice.Leave(
                new Outcome.Skipped(
                    "unchanged since run r1", new Earlier.Written("r1", placement("a")))),
            new Choice.Leave(
                new Outcome.Skipped(
                    "unchanged since run r3", new Earlier.Written("r3", placement("b-12345678")))),
            Choices.TAKE);
    assertThat(choices.keys()).containsExactly("a", "b-12345678", "");
    assertThat(choices.superseded()).isEmpty();
    assertThat(choices.increment()).isEqualTo(new Increment("r3", 2, 0, 0, 0));
    assertThat(choices.taken()).isEqualTo(1);
  }

  @Test
  void bytesTimeAndLabelTellAChange() {
    Choices choices =
        choose(
            List.of(file("a.jpg"), file("b.jpg"), file("c.jpg"), file("d.jpg")),
            new IndexRow("a.jpg", 11, 20, written("a"), "left"),
            new IndexRow("b.jpg", 10, 21, written("b"), "left"),
            new IndexRow("c.jpg", 10, 20, written("c"), "right"),
            new IndexRow(
                "d.jpg", 9, 20, new Outcome.Rejected(RejectReason.CORRUPT, "cut"), "left"));

    assertThat(choices.ofFile()).containsOnly(Choices.TAKE);
    assertThat(choices.keys()).containsExactly("a", "b", "c", "");
    assertThat(choices.superseded())
        .containsExactly(
            new SupersededSample("changed", "a.jpg", "r3", "part-00000-00000.tar", "a"),
            new SupersededSample("changed", "b.jpg", "r3", "part-00000-00000.tar", "b"),
            new SupersededSample("changed", "c.jpg", "r3", "part-00000-00000.tar", "c"),
            new SupersededSample("changed", "d.jpg", "", "", ""));
    assertThat(choices.increment()).isEqualTo(new Increment("r3", 0, 4, 0, 0));
  }

  @Test
  void whatIsGoneIsNamedWithItsSample() {
    Choices choices =
        choose(
            List.of(file("m.jpg")),
            row("z.jpg", written("z")),
            row(
                "a,\"1\".jpg",
                new Outcome.Skipped("text", new Earlier.Written("r1", placement("a,\"1\"")))),
            row("n.jpg", new Outcome.Rejected(RejectReason.EMPTY, "empty")));

    assertThat(choices.increment()).isEqualTo(new Increment("r3", 0, 0, 0, 3));
    assertThat(SupersededSample.csv(choices.superseded()))
        .isEqualTo(
            """
            why,path,run,shard,key
            vanished,"a,""1"".jpg",r1,part-00000-00000.tar,"a,""1""\"
            vanished,n.jpg,,,
            vanished,z.jpg,r3,part-00000-00000.tar,z
            """);
  }

  @ParameterizedTest
  @EnumSource(RejectReason.class)
  void rejectedImagesAreTriedAgainWhereThatMayHelp(RejectReason reason) {
    Choices choices =
        choose(List.of(file("a.jpg")), row("a.jpg", new Outcome.Rejected(reason, "why")));

    boolean again =
        List.of(RejectReason.UNREADABLE, RejectReason.CRASHED, RejectReason.TIMED_OUT)
            .contains(reason);
    assertThat(reason.isTransient()).isEqualTo(again);
    assertThat(choices.ofFile())
        .containsExactly(
            again
                ? Choices.TAKE
                : new Choice.Leave(
                    new Outcome.Skipped(
                        "rejected by run r3 and unchanged since",
                        new Earlier.Rejected("r3", reason))));
    assertThat(choices.increment())
        .isEqualTo(again ? new Increment("r3", 0, 0, 1, 0) : new Increment("r3", 1, 0, 0, 0));
  }

  @Test
  void aRejectionOfLongAgoStays() {
    Earlier.Rejected earlier = new Earlier.Rejected("r1", RejectReason.CORRUPT);

    Choices choices =
        choose(List.of(file("a.jpg")), row("a.jpg", new Outcome.Skipped("text", earlier)));

    assertThat(choices.ofFile())
        .containsExactly(
            new Choice.Leave(
                new Outcome.Skipped("rejected by run r1 and unchanged since", earlier)));
  }

  @Test
  void anImageThatAnEqualOneStoodForIsLookedAtAnew() {
    Choices choices =
        choose(List.of(file("a.jpg")), row("a.jpg", new Outcome.Skipped("equal to b.jpg")));

    assertThat(choices.ofFile()).containsExactly(Choices.TAKE);
    assertThat(choices.increment()).isEqualTo(new Increment("r3", 0, 0, 0, 0));
  }
}
