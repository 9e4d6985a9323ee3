package dev.tarsier.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.ProgressEventParser;
import dev.tarsier.job.report.SourceProfileParser;
import dev.tarsier.template.onboard.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking at sources and onboarding them, from the command line to the files. */
class TestOnboard {
  private static final String PROFILE = SourceProfileParser.format(Profiles.eyes());

  @TempDir private Path folder;
  private ToolFixture tool;

  @BeforeEach
  void install() throws IOException {
    tool = new ToolFixture(folder);
    tool.fake().everyStart(PROFILE);
  }

  @AfterEach
  void noStackTrace() {
    assertThat(tool.err() + tool.out()).doesNotContain("\tat ");
  }

  private int onboard(String... more) {
    String[] args = new String[6 + more.length];
    String[] first = {"onboard", "eyes", "--source", "gs://images/eyes", "--output", "gs://out"};
    System.arraycopy(first, 0, args, 0, 6);
    System.arraycopy(more, 0, args, 6, more.length);
    return tool.run(args);
  }

  private Path spec() {
    return folder.resolve("datasets/eyes.yaml");
  }

  private static String refused(String message) {
    return ProgressEventParser.format(new ProgressEvent.Refused("source.uri", message));
  }

  @Test
  void inspectForPeople() throws IOException {
    tool.fake()
        .everyStart(
            ProgressEventParser.format(new ProgressEvent.Listed(35_126, 88_046_829_568L, 1)),
            PROFILE);

    assertThat(tool.run("inspect", "gs://images/eyes", "--sample", "9", "--include", "*.jpg"))
        .isZero();

    assertThat(tool.out())
        .isEqualTo(
            """
            Source       gs://images/eyes
            Images       35126, 88.0 GB
            Other files  none
            Opened       200 images: 198 jpeg, 2 png
            Damaged      none
            Megapixels   12.10 on average, 18.40 at most
            Labels       5

            Sizes (half of the images have less than 2B, the largest 4B)

            Largest labels
              0  25810  ##############################
              2  5292   #######
            """);
    assertThat(tool.err()).isEqualTo("35126 images, 88.0 GB\n");
    assertThat(tool.fake().arguments(1))
        .contains("--input", "gs://images/eyes", "--sample", "9", "--include", "*.jpg");
  }

  @Test
  void inspectForMachines() {
    assertThat(tool.run("inspect", "images", "--json")).isZero();

    assertThat(tool.out()).isEqualTo(PROFILE + "\n");
    assertThat(tool.err()).isEmpty();
  }

  @Test
  void theConnectorOnlyForTheRealCloudStorage() throws IOException {
    tool.run("inspect", "gs://images/eyes");
    tool.run("inspect", "gs://images/eyes", "--buckets", "buckets");
    tool.run("inspect", "images", "--label", "none");

    assertThat(tool.fake().arguments(1))
        .anyMatch(
            argument -> argument.matches("class-path=.*/job.jar:.*/jars/.*:.*/connectors/\\*"))
        .doesNotContain("--buckets");
    assertThat(tool.fake().arguments(2))
        .noneMatch(argument -> argument.contains("connectors"))
        .contains("--buckets", folder.resolve("buckets").toString());
    assertThat(tool.fake().arguments(3))
        .noneMatch(argument -> argument.contains("connectors"))
        .contains("--input", "file:" + folder.resolve("images"), "--label", "none");
  }

  @Test
  void looksThatGoWrong() throws IOException {
    tool.fake().start(1, refused("Missing source: gs://images/eyes does not exist"), "exit 1");
    tool.fake().start(2, refused("Invalid --sample: 0 (must be 1 to 100000)"), "exit 2");
    tool.fake().start(3, "exit 139");
    tool.fake()
        .start(4, ProgressEventParser.format(new ProgressEvent.Failed("Cannot list")), "exit 3");

    assertThat(tool.run("inspect", "images")).isEqualTo(1);
    assertThat(tool.run("inspect", "images")).isEqualTo(2);
    assertThat(tool.run("inspect", "images")).isEqualTo(3);
    assertThat(tool.run("inspect", "images")).isEqualTo(3);
    assertThat(tool.run("inspect", "~/images")).isEqualTo(2);

    assertThat(tool.out()).isEmpty();
    assertThat(tool.err().lines().filter(line -> line.startsWith("error: ")))
        .containsExactly(
            "error: Missing source: gs://images/eyes does not exist",
            "error: Invalid --sample: 0 (must be 1 to 100000)",
            "error: Cannot look at the source: the job ended with exit code 139",
            "error: Cannot list",
            "error: Unsupported location: ~/images (~ is not expanded; write the whole path)");
  }

  @Test
  void writesASpecAndSaysWhatIsNext() throws IOException {
    assertThat(onboard()).isZero();

    assertThat(tool.out())
        .isEqualTo(
            """
            Wrote datasets/eyes.yaml

            Next:
              tarsier plan datasets/eyes.yaml
              tarsier instantiate datasets/eyes.yaml
            """);
    assertThat(Files.getPosixFilePermissions(spec())).isEqualTo(usual());
    assertThat(spec()).content().startsWith("# written by tarsier onboard, sha256:");
    assertThat(tool.run("validate", "datasets/eyes.yaml")).isZero();
  }

  /** Others may read a spec where they may read what else is written here. */
  private Set<PosixFilePermission> usual() throws IOException {
    return Files.getPosixFilePermissions(Files.createFile(folder.resolve("usual")));
  }

  @Test
  void foldersForBucketsAreWhereToGoOn() {
    assertThat(onboard("--buckets", "my buckets")).isZero();

    assertThat(tool.out())
        .endsWith("  tarsier instantiate datasets/eyes.yaml --local --buckets 'my buckets'\n");
  }

  @Test
  void theSameAgainWritesNothing() throws IOException {
    onboard();
    String before = Files.readString(spec());

    assertThat(onboard()).isZero();

    assertThat(tool.out()).contains("datasets/eyes.yaml says this already: nothing was written\n");
    assertThat(spec()).hasContent(before);
  }

  @Test
  void itsOwnFileIsWrittenAnew() throws IOException {
    onboard();

    assertThat(onboard("--machine-type", "n2-standard-8")).isZero();

    assertThat(spec()).content().contains("machine-type: \"n2-standard-8\"");
  }

  @Test
  void whatSomebodyHasChangedStays() throws IOException {
    onboard();
    String changed = Files.readString(spec()).replace("rejected: 5%", "rejected: 9%");
    Files.writeString(spec(), changed);

    assertThat(onboard("--json")).isEqualTo(1);

    assertThat(spec()).hasContent(changed);
    assertThat(tool.out())
        .endsWith(
            """
            [ {
              "dataset" : "eyes",
              "file" : "datasets/eyes.yaml",
              "result" : "refused"
            } ]
            """);
    assertThat(tool.err())
        .contains(
            "--- datasets/eyes.yaml\n+++ datasets/eyes.yaml (as onboard would write it)\n@@ -",
            "\n-  rejected: 9%\n+  rejected: 5%\n")
        .endsWith(
            "error: Cannot overwrite datasets/eyes.yaml: it is not as onboard wrote it (the"
                + " difference is above; --force overwrites it)\n");
    assertThat(onboard("--force")).isZero();
    assertThat(spec()).content().contains("rejected: 5%");
  }

  @Test
  void withoutALook() throws IOException {
    assertThat(onboard("--no-inspect", "--folder", "specs")).isZero();

    assertThat(tool.fake().wasStarted(1)).isFalse();
    assertThat(folder.resolve("specs/eyes.yaml"))
        .content()
        .endsWith(
            """
            dataset: "eyes"
            source:
              uri: "gs://images/eyes"
            recipe: "retina"
            output:
              uri: "gs://out"
            """);
  }

  @Test
  void badUsage() {
    assertThat(tool.run("onboard", "Eyes", "--source", "gs://images/b")).isEqualTo(2);
    assertThat(onboard("--recipe", "retna", "--project", "P!")).isEqualTo(2);
    assertThat(onboard("--from", "list.csv")).isEqualTo(2);

    assertThat(tool.err().lines().filter(line -> line.startsWith("error: ")))
        .containsExactly(
            "error: Missing output",
            "error: Unsupported recipe: retna (did you mean retina?); Invalid project: P! (a"
                + " project id, as in my-project-123)",
            "error: Invalid options: NAME and --from (give one)");
  }

  @Test
  void manyAtOnce() throws IOException {
    Files.writeString(
        folder.resolve("list.csv"),
        """
        dataset,source,output
        eyes,gs://images/eyes,gs://out
        ears,gs://images/ears,gs://out
        nose,images,out
        """);
    tool.fake().start(2, refused("Missing source: gs://images/ears does not exist"), "exit 1");

    assertThat(tool.run("onboard", "--from", "list.csv", "--region", "europe-west4")).isEqualTo(1);

    assertThat(tool.out())
        .startsWith("Wrote datasets/eyes.yaml\nWrote datasets/nose.yaml\n\nNext:\n");
    assertThat(tool.err())
        .contains(
            "list.csv:3:6: error: ears: Missing source: gs://images/ears does not exist"
                + " [TARS-L005]\n  ears,gs://images/ears,gs://out\n       ^\n");
    assertThat(spec()).content().contains("region: \"europe-west4\"");
    assertThat(folder.resolve("datasets/ears.yaml")).doesNotExist();
  }

  @Test
  void aTableWithProblemsStartsNothing() throws IOException {
    Files.writeString(
        folder.resolve("list.csv"),
        """
        dataset,source,output
        eyes,gs://images/eyes,gs://out
        Ears,gs://images/ears,gs://out
        """);

    assertThat(tool.run("onboard", "--from", "list.csv")).isEqualTo(1);
    assertThat(tool.run("onboard", "--from", "none.csv")).isEqualTo(1);

    assertThat(tool.fake().wasStarted(1)).isFalse();
    assertThat(folder.resolve("datasets")).doesNotExist();
    assertThat(tool.err()).startsWith("list.csv:3:1: error: Invalid dataset: Ears (");
  }

  @Test
  void aFolderThatCannotBeWritten() throws IOException {
    Files.writeString(folder.resolve("datasets"), "a file");

    assertThat(onboard("--no-inspect")).isEqualTo(1);

    assertThat(tool.err())
        .startsWith("error: Cannot write datasets/eyes.yaml: ")
        .endsWith(" (choose another --folder)\n");
  }
}
