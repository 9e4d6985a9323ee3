package dev.tarsier.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.ProgressEventParser;
import dev.tarsier.template.command.FakeShell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line itself, and every verb but instantiate, from end to end. */
class TestTarsier {
  @TempDir private Path folder;
  private ToolFixture tool;

  @BeforeEach
  void install() throws IOException {
    tool = new ToolFixture(folder);
  }

  @AfterEach
  void noStackTrace() {
    assertThat(tool.err() + tool.out()).doesNotContain("\tat ");
  }

  @Test
  void badUsageIsTwo() {
    assertThat(tool.run()).isEqualTo(2);
    assertThat(tool.run("instantiat")).isEqualTo(2);
    assertThat(tool.run("demo", "--image", "4")).isEqualTo(2);
    assertThat(tool.run("demo", "--images", "few")).isEqualTo(2);
    assertThat(tool.run("demo", "--images", "3")).isEqualTo(2);
    assertThat(tool.run("instantiate")).isEqualTo(2);
    assertThat(tool.run("instantiate", "mine.yaml", "--local", "--async")).isEqualTo(2);
    assertThat(tool.run("instantiate", "mine.yaml", "--buckets", "b")).isEqualTo(2);
    assertThat(tool.run("instantiate", "mine.yaml", "--fault", "503:any:1")).isEqualTo(2);
    assertThat(tool.run("instantiate", "mine.yaml", "--endpoint", "8085")).isEqualTo(2);
    assertThat(tool.run("instantiate", "mine.yaml", "--local", "--cores", "x")).isEqualTo(2);
    assertThat(tool.run("instantiate", "mine.yaml", "--local", "--memory", "2")).isEqualTo(2);
    assertThat(tool.run("instantiate", "mine.yaml", "--local", "--run-id", "a/b")).isEqualTo(2);
    assertThat(tool.run("bench", "--seconds", "0")).isEqualTo(2);
    assertThat(tool.run("bench", "~/images")).isEqualTo(2);
    assertThat(tool.run("recipes", "retna")).isEqualTo(2);

    assertThat(tool.out()).isEmpty();
    assertThat(tool.err().lines().filter(line -> line.startsWith("error: ")))
        .containsExactly(
            "error: Missing command",
            "error: Unmatched argument at index 0: 'instantiat'",
            "error: Unknown options: '--image', '4'",
            "error: Invalid value for option '--images': 'few' is not an int",
            "error: Invalid --images: 3 (must be 4 to 100000; three of them are damaged on purpose)",
            "error: Missing required parameter: 'FILE'",
            "error: Unsupported --async with --local (the run ends with the command; serve one"
                + " with tarsier emulator, and name it with --endpoint)",
            "error: Unsupported --buckets without --local (the emulator has its own --buckets)",
            "error: Unsupported --fault without --local (the emulator has its own --fault)",
            "error: Invalid --endpoint: 8085 (must be as in http://127.0.0.1:8085)",
            "error: Invalid --cores: x (must be a whole number)",
            "error: Missing unit in size: 2 (write 2MiB, for example)",
            "error: Invalid run id: a/b (1 to 63 of letters, digits, - and _, no - or _ first)",
            "error: Invalid --images or --seconds: must be at least 1",
            "error: Unsupported location: ~/images (~ is not expanded; write the whole path)",
            "error: Unsupported recipe or operation: retna (did you mean retina?)");
    assertThat(tool.err())
        .contains("Did you mean: tarsier instantiate", "Try: tarsier demo --help");
  }

  @Test
  void helpAndVersionAreZero() {
    assertThat(tool.run("--help")).isZero();
    assertThat(tool.run("--version")).isZero();
    for (String verb : List.of("demo", "instantiate", "bench", "recipes")) {
      assertThat(tool.run(verb, "--help")).isZero();
      assertThat(tool.out()).contains("Usage: tarsier " + verb, "Examples:\n  tarsier " + verb);
    }
    assertThat(tool.out()).containsPattern("tarsier \\d+\\.\\d+\\.\\d+ \\(Java \\d+\\)");
    assertThat(tool.err()).isEmpty();
  }

  @Test
  void demoMakesItsImagesOnce() throws IOException {
    tool.fake().everyStart(tool.finished());

    assertThat(tool.run("demo", "--images", "6", "--output", "d")).isZero();
    assertThat(folder.resolve("d/images/left/eye-4.jpg")).exists();
    assertThat(tool.err())
        .startsWith(
            "Making 6 images in d/images\nWhat follows is: tarsier instantiate d/demo.yaml --local\n");
    String first = tool.err();
    assertThat(tool.run("demo", "--images", "6", "--output", "d")).isZero();
    assertThat(tool.err().substring(first.length()))
        .startsWith("What follows is: tarsier instantiate d/demo.yaml --local\n");
    assertThat(ofTheJob(tool.fake().arguments(3))).isEqualTo(ofTheJob(tool.fake().arguments(1)));
    assertThat(tool.fake().arguments(1)).containsSequence("--output", "file:" + folder + "/d/run");
  }

  private static List<String> ofTheJob(List<String> arguments) {
    return arguments.subList(arguments.indexOf("--class"), arguments.size());
  }

  @Test
  void demoSaysWhenItCannotWrite() throws IOException {
    assertThat(tool.run("demo", "--output", "mine.yaml")).isEqualTo(2);
    assertThat(tool.err()).startsWith("error: Invalid --output: mine.yaml cannot be written (");
  }

  @Test
  void benchPrintsTheLastLine() throws IOException {
    tool.fake()
        .everyStart(
            ProgressEventParser.format(new ProgressEvent.Advanced(1, 0, 1, 1, 1)),
            "{\"ratioToBareLoop\":0.97}");

    assertThat(tool.run("bench", "images", "--json", "--seconds", "5", "--cores", "1")).isZero();
    assertThat(tool.out()).isEqualTo("{\"ratioToBareLoop\":0.97}\n");
    assertThat(tool.fake().arguments(1))
        .containsSequence("--class", "dev.tarsier.job.BenchJob")
        .endsWith(
            "--input",
            "file:" + folder + "/images",
            "--seconds",
            "5",
            "--turns",
            "1",
            "--latency-ms",
            "0",
            "--recipe",
            "retina",
            "--cores",
            "1");
  }

  @Test
  void benchThatEndsWithoutAResultIsThree() throws IOException {
    tool.fake().everyStart("exit 134");
    assertThat(tool.run("bench")).isEqualTo(3);
    assertThat(tool.err()).startsWith("error: Cannot measure: the job ended with exit code 134\n");

    tool.fake()
        .everyStart(
            ProgressEventParser.format(new ProgressEvent.Refused("source.uri", "Missing source")),
            "exit 1");
    assertThat(tool.run("bench")).isEqualTo(1);
    assertThat(tool.err()).endsWith("error: Missing source\n");
  }

  @Test
  void recipesAreListed() throws IOException {
    assertThat(tool.run("recipes")).isZero();
    assertThat(tool.run("recipes", "retina")).isZero();
    assertThat(tool.run("recipes", "clahe")).isZero();
    assertThat(tool.out()).contains("Recipes:\n", "recipe:\n  name: retina\n", "clahe: ");

    FakeShell json = tool.shell(false, Map.of());
    assertThat(Tarsier.run(json.shell(), "recipes", "--json")).isZero();
    assertThat(new ObjectMapper().readTree(json.out()).get("recipes")).isNotEmpty();
  }

  @Test
  void coloursOnlyOnATerminalAndNeverWithNoColor() {
    FakeShell terminal = tool.shell(true, Map.of());
    FakeShell plain = tool.shell(true, Map.of("NO_COLOR", "1"));
    Tarsier.run(terminal.shell(), "instantiate", "none.yaml", "--local");
    Tarsier.run(plain.shell(), "instantiate", "none.yaml", "--local");

    assertThat(terminal.err()).startsWith("none.yaml: \u001b[1;31merror\u001b[0m: Missing");
    assertThat(plain.err()).startsWith("none.yaml: error: Missing");
  }
}
