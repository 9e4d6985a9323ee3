package dev.tarsier.job.subset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.SubsetReport;
import dev.tarsier.job.report.SubsetReport.State;
import dev.tarsier.job.report.SubsetReport.Subset;
import dev.tarsier.job.request.InputProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSubsetCopies {
  private final List<ProgressEvent> events = new ArrayList<>();
  private Places places;

  @BeforeEach
  void source(@TempDir Path folder) throws IOException {
    places = new Places(folder);
    places.images("left", 60);
    places.images("right", 20);
  }

  private SubsetReport copy(String percents, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("--input", places.uri("source"), "--percent", percents));
    arguments.addAll(List.of("--output", places.uri("out"), "--writing", "copies"));
    arguments.addAll(List.of(more));
    events.clear();
    return Subsets.run(SubsetRequest.parse(arguments), events::add);
  }

  private Path out(String path) {
    return places.folder().resolve("out").resolve(path);
  }

  private long copied() {
    return events.stream()
        .filter(ProgressEvent.Advanced.class::isInstance)
        .mapToLong(event -> ((ProgressEvent.Advanced) event).written())
        .max()
        .orElse(0);
  }

  @Test
  void labelsStayTheirFolders() throws IOException {
    SubsetReport report = copy("5,50", "--all", "true");

    List<String> small = places.files("out/5-percent");
    List<String> large = places.files("out/50-percent");
    assertThat(small).hasSize(3 + 1);
    assertThat(large).hasSize(30 + 10).containsAll(small);
    assertThat(large).filteredOn(file -> file.startsWith("right/")).hasSize(10);
    for (String file : large) {
      assertThat(out("50-percent").resolve(file))
          .hasSameBinaryContentAs(places.folder().resolve("source").resolve(file));
    }
    assertThat(places.lines("out/50-percent.txt"))
        .containsExactlyElementsOf(
            large.stream().map(file -> places.uri("source/" + file)).toList());
    assertThat(report.subsets())
        .extracting(Subset::copies)
        .containsExactly(places.uri("out/5-percent"), places.uri("out/50-percent"), "");
    assertThat(out("100-percent.txt")).exists();
    assertThat(out("_attempts")).doesNotExist();
    assertThat(copied()).isEqualTo(44);
  }

  @Test
  void theSameAgainCopiesOnlyWhatIsNotThere() throws IOException {
    SubsetReport first = copy("50");
    String gone = places.files("out/50-percent").get(7);
    String cut = places.files("out/50-percent").get(8);
    String changed = places.files("out/50-percent").get(9);
    Files.delete(out("50-percent").resolve(gone));
    Files.writeString(out("50-percent").resolve(cut), "");
    Files.setLastModifiedTime(out("50-percent").resolve(changed), FileTime.fromMillis(1));

    assertThat(copy("50")).isEqualTo(first);

    assertThat(copied()).isEqualTo(3);
    assertThat(out("50-percent").resolve(cut))
        .hasSameBinaryContentAs(places.folder().resolve("source").resolve(cut));
    copy("50");
    assertThat(copied()).isZero();
  }

  @Test
  void sizesThatAnInventoryDoesNotGive() throws IOException {
    places.put("list.txt", "left/1.jpg\nleft/2.jpg\n");
    copy("100", "--inventory", places.uri("list.txt"));
    Files.writeString(out("100-percent/left/2.jpg"), "");

    SubsetReport report = copy("100", "--inventory", places.uri("list.txt"));

    assertThat(places.files("out/100-percent")).containsExactly("left/1.jpg", "left/2.jpg");
    assertThat(out("100-percent/left/2.jpg")).hasContent("left2");
    assertThat(report.subsets()).extracting(Subset::bytes).containsExactly(-1L);
  }

  @Test
  void copiesOfThoseWhoOptOutAreRemoved() throws IOException {
    copy("50");
    String person = places.files("out/50-percent").get(3);
    places.put("opt-outs.txt", person + "\n");

    assertThatThrownBy(() -> copy("50", "--exclude", places.uri("opt-outs.txt")))
        .isInstanceOf(InputProblem.class)
        .hasMessageStartingWith("Cannot write to " + places.uri("out") + ": its subsets are of");
    copy("50", "--exclude", places.uri("opt-outs.txt"), "--replace", "true");

    assertThat(places.files("out/50-percent")).doesNotContain(person).hasSize(40);
    assertThat(copied()).isLessThan(40);
  }

  @Test
  void whatSomebodyElsePutThereStays() throws IOException {
    places.put("out/50-percent/notes.txt", "mine");

    assertThatThrownBy(() -> copy("50"))
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "Cannot write to "
                + places.uri("out/50-percent")
                + ": 1 of its files are not in this subset, the first notes.txt (use another"
                + " --output, or --replace to remove what is of no subset)");
    assertThat(out("50-percent/notes.txt")).exists();

    copy("50", "--replace", "true");
    assertThat(places.files("out/50-percent")).hasSize(40);
  }

  @Test
  void replacedSubsetsGoWhole() throws IOException {
    copy("5,50");
    List<String> arguments =
        List.of(
            "--input",
            places.uri("source"),
            "--percent",
            "5",
            "--seed",
            "9",
            "--output",
            places.uri("out"),
            "--replace",
            "true");

    SubsetReport report = Subsets.run(SubsetRequest.parse(arguments), events::add);

    assertThat(places.files("out")).containsExactly("5-percent.txt", "_SUBSETS.json");
    assertThat(report.subsets()).extracting(Subset::copies).containsExactly("");
  }

  @Test
  void listingAfterCopyingKeepsTheCopies() throws IOException {
    copy("50");
    List<String> arguments =
        List.of("--input", places.uri("source"), "--percent", "50", "--output", places.uri("out"));

    SubsetReport report = Subsets.run(SubsetRequest.parse(arguments), events::add);

    assertThat(report.subsets())
        .extracting(Subset::copies)
        .containsExactly(places.uri("out/50-percent"));
  }

  @Test
  void copiesAreLookedAt() throws IOException {
    copy("5,50");
    SubsetRequest look = SubsetRequest.parse(List.of("--output", places.uri("out")));
    assertThat(Subsets.run(look, events::add).subsets())
        .extracting(Subset::state)
        .containsOnly(State.WHOLE);

    Files.delete(out("50-percent").resolve(places.files("out/50-percent").get(0)));

    assertThat(Subsets.run(look, events::add).subsets())
        .extracting(Subset::state)
        .containsExactly(State.WHOLE, State.DAMAGED);
  }

  @Test
  void notIntoTheSource() {
    assertThatThrownBy(() -> copy("5", "--output", places.uri("source/subsets")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid --output: given 2 times");
    List<String> arguments =
        List.of(
            "--input",
            places.uri("source"),
            "--percent",
            "5",
            "--output",
            places.uri("source/subsets"),
            "--writing",
            "copies");
    assertThatThrownBy(() -> Subsets.run(SubsetRequest.parse(arguments), events::add))
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "Cannot copy to "
                + places.uri("source/subsets")
                + ": it is inside the source, whose images the copies would become (use another"
                + " --output)");
  }

  @Test
  void imagesThatCannotBeCopied() throws IOException {
    places.put("elsewhere/a.jpg", "a");
    places.put("list.txt", places.uri("elsewhere/a.jpg") + "\n");
    places.put("gone.txt", "left/gone.jpg\n");

    assertThatThrownBy(() -> copy("5", "--inventory", places.uri("list.txt")))
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "Cannot copy "
                + places.uri("elsewhere/a.jpg")
                + ": it is outside the source, so that it has no path to keep (leave out --copy)");
    assertThatThrownBy(() -> copy("5", "--inventory", places.uri("gone.txt")))
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "Missing image: "
                + places.uri("source/left/gone.jpg")
                + " does not exist, or may not be read (run again, or name it in --exclude)");
    assertThat(out("_SUBSETS.json")).doesNotExist();
  }
}
