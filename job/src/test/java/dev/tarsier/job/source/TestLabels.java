package dev.tarsier.job.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.LabelRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestLabels {
  @TempDir private Path folder;

  @Test
  void none() throws IOException {
    Labels labels = label(new LabelRule.None(), "a/1.jpg", "2.jpg");

    assertThat(labels.ofFile()).containsExactly(Label.NONE, Label.NONE);
    assertThat(labels.vocabulary()).isEmpty();
    assertThat(Label.NONE.isPresent()).isFalse();
  }

  @Test
  void parentDirectory() throws IOException {
    Labels labels = label(new LabelRule.ParentDirectory(), "x/right/1.jpg", "left/2.jpg", "3.jpg");

    assertThat(labels.ofFile())
        .containsExactly(new Label("right", 1), new Label("left", 0), Label.NONE);
    assertThat(labels.vocabulary()).containsExactly("left", "right");
    assertThat(labels.ofFile().get(0).isPresent()).isTrue();
  }

  @Test
  void parentDirectoryOfAWholeUri() throws IOException {
    assertThat(label(new LabelRule.ParentDirectory(), "gs://other/left/1.jpg").ofFile())
        .containsExactly(new Label("left", 0));
  }

  @Test
  void numbersStandForThemselves() throws IOException {
    Labels labels = label(new LabelRule.ParentDirectory(), "4/a.jpg", "0/b.jpg", "2/c.jpg");

    assertThat(labels.ofFile())
        .containsExactly(new Label("4", 4), new Label("0", 0), new Label("2", 2));
    assertThat(labels.vocabulary()).containsExactly("0", "", "2", "", "4");
  }

  @Test
  void numbersThatAreNoClasses() throws IOException {
    assertThat(label(new LabelRule.ParentDirectory(), "100000/a.jpg", "7/b.jpg").vocabulary())
        .containsExactly("100000", "7");
    assertThat(label(new LabelRule.ParentDirectory(), "01/a.jpg", "1/b.jpg").vocabulary())
        .containsExactly("01", "1");
    assertThat(label(new LabelRule.ParentDirectory(), "-1/a.jpg", "1/b.jpg").vocabulary())
        .containsExactly("-1", "1");
  }

  @Test
  void tableByPathNameAndStem() throws IOException {
    Labels labels =
        label(
            table("image,level\na/1.jpg,path\n1.jpg,name\n1,stem\n2.jpg,name\n2,stem\n3,stem\n"),
            "a/1.jpg",
            "b/1.jpg",
            "b/1.png",
            "c/2.jpg",
            "c/3.tar.gz",
            "c/3.jpg",
            "c/4.jpg");

    assertThat(labels.ofFile())
        .extracting(Label::text)
        .containsExactly("path", "name", "stem", "name", "", "stem", "");
    assertThat(labels.ofFile().get(4)).isEqualTo(Label.MISSING);
    assertThat(labels.ofFile().get(6)).isEqualTo(Label.MISSING);
    assertThat(labels.vocabulary()).containsExactly("name", "path", "stem");
  }

  @Test
  void tableOfNumbersFromASpreadsheet() throws IOException {
    Labels labels = label(table("\uFEFFimage,level\r\n1, 3 \r\n\r\n2,0\r\n"), "2.jpg", "1.jpg");

    assertThat(labels.ofFile()).containsExactly(new Label("0", 0), new Label("3", 3));
  }

  @Test
  void labelsOfOtherImagesDoNotCount() throws IOException {
    assertThat(label(table("image,level\nx,other\n1,here\n"), "1.jpg").vocabulary())
        .containsExactly("here");
  }

  @Test
  void sameLabelTwice() throws IOException {
    assertThat(label(table("image,level\n1,a\n1,a\n"), "1.jpg").ofFile())
        .containsExactly(new Label("a", 0));
  }

  @Test
  void twoLabels() throws IOException {
    assertRefused(
        table("image,level\n1,a\n1,b\n"),
        "source.label.csv",
        "Invalid label table: file:" + folder + "/labels.csv gives 1 two labels");
  }

  @Test
  void missingColumn() throws IOException {
    String where = " in label table: file:" + folder + "/labels.csv (its columns are ";

    assertRefused(
        table("file,level\n"), "source.label.key", "Missing column image" + where + "file, level)");
    assertRefused(
        table("image,grade\n"),
        "source.label.value",
        "Missing column level" + where + "image, grade)");
    assertRefused(table(""), "source.label.key", "Missing column image" + where + ")");
  }

  @Test
  void missingTable() {
    assertRefused(
        new LabelRule.Table("file:" + folder + "/gone.csv", "image", "level"),
        "source.label.csv",
        "Missing label table: file:" + folder + "/gone.csv does not exist");
  }

  @Test
  void tableThatIsNoUri() {
    assertRefused(
        new LabelRule.Table("labels.csv", "image", "level"),
        "source.label.csv",
        "Invalid location: labels.csv (write a URI such as gs://bucket/folder or file:/folder)");
  }

  @Test
  void rowTooShort() throws IOException {
    LabelRule table = table("image,level\n1\n");

    assertThatThrownBy(() -> label(table, "1.jpg"))
        .isInstanceOf(InputProblem.class)
        .hasMessageStartingWith("Cannot read label table: file:" + folder + "/labels.csv (");
  }

  @Test
  void quoteThatNeverEnds() throws IOException {
    LabelRule table = table("image,level\n\"1,2\n");

    assertThatThrownBy(() -> label(table, "1.jpg"))
        .isInstanceOf(InputProblem.class)
        .hasMessageStartingWith("Cannot read label table: file:" + folder + "/labels.csv (");
  }

  private void assertRefused(LabelRule rule, String specPath, String message) {
    assertThatThrownBy(() -> label(rule, "1.jpg"))
        .isInstanceOfSatisfying(
            InputProblem.class, e -> assertThat(e.specPath()).isEqualTo(specPath))
        .hasMessage(message);
  }

  private LabelRule.Table table(String csv) throws IOException {
    Files.writeString(folder.resolve("labels.csv"), csv);
    return new LabelRule.Table("file:" + folder + "/labels.csv", "image", "level");
  }

  /** Labels in the order of the paths, which need not be sorted here. */
  private static Labels label(LabelRule rule, String... paths) throws IOException {
    List<SourceFile> files = Arrays.stream(paths).map(path -> new SourceFile(path, 1, 0)).toList();
    return Labels.of(new Listing(files), rule, new Configuration(false));
  }
}
