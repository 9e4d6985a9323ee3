package dev.tarsier.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** {@code scale} from end to end; Spark and the job are stand-ins that say how long they took. */
class TestScale {
  @TempDir private Path folder;
  private ToolFixture tool;

  @BeforeEach
  void install() throws IOException {
    tool = new ToolFixture(folder);
  }

  /** Every second start is a verify step. */
  private void took(double... seconds) throws IOException {
    for (int run = 0; run < seconds.length; run++) {
      String line = tool.finished();
      assertThat(line).contains("\"seconds\":2.5");
      String said = line.replace("\"seconds\":2.5", "\"seconds\":" + seconds[run]);
      tool.fake().start(2 * run + 1, said);
      tool.fake().start(2 * run + 2, said);
    }
  }

  @Test
  void runsTakeTurnsAndTheMedianCounts() throws IOException {
    took(40, 22, 10, 44, 20, 12, 42, 21, 11);
    assertThat(tool.run("scale", "mine.yaml", "--cores", "4,1,2", "--json"))
        .as(tool.err())
        .isZero();

    JsonNode result = tool.lastJson();
    assertThat(result.get("rows").findValuesAsText("cores")).containsExactly("1", "2", "4");
    assertThat(result.get("rows").findValuesAsText("seconds"))
        .containsExactly("42.0", "21.0", "11.0");
    JsonNode four = result.get("rows").get(2);
    assertThat(four.get("fastest").asDouble()).isEqualTo(10);
    assertThat(four.get("slowest").asDouble()).isEqualTo(12);
    assertThat(four.get("speedUp").asDouble()).isCloseTo(42 / 11.0, within(1e-9));
    assertThat(four.get("efficiency").asDouble()).isCloseTo(42 / 44.0, within(1e-9));
    assertThat(result.at("/model/formula").asText()).contains("1/cores");
    assertThat(result.at("/amdahl/serialShare").asDouble()).isBetween(0.0, 0.05);
    List<String> arguments = tool.fake().arguments(3);
    assertThat(arguments.get(arguments.indexOf("--run-id") + 1)).matches("scale-\\d{8}t\\d{6}-2-1");
  }

  @Test
  void whatMoreCoresAreWorthIsShown() throws IOException {
    took(40, 24, 16, 12);
    String[] line = {
      "scale", "mine.yaml", "--cores", "1,2,4,8", "--repetitions", "1", "--picture", "s.svg"
    };
    assertThat(tool.run(line)).as(tool.err()).isZero();
    assertThat(tool.out())
        .startsWith(
            "cores  seconds  from   to     images/s  speed-up  of perfect  core seconds/image\n")
        .contains("\n8      12.00    12.00  12.00  ")
        .contains(
            "\nBy Amdahl's law 20.0 % of one core's time is serial: more cores come to 5.0 times its"
                + " speed at the most.\n")
        .endsWith(
            "seconds = 8.0 + 32.0 x 1/cores (within 0.0 %). From 8 cores on, twice as many would save"
                + " less than a fifth of the time.\n");
    assertThat(tool.err()).contains("Run 4 of 4\n");
  }

  @Test
  void thePictureShowsEachNumberOfCores() throws Exception {
    took(40, 24, 16);
    String[] line = {
      "scale", "mine.yaml", "--cores", "1,2,4", "--repetitions", "1", "--picture", "s.svg"
    };
    assertThat(tool.run(line)).as(tool.err()).isZero();
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(folder.resolve("s.svg").toFile());
    assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(9);
    assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(8);
    assertThat(Files.readString(folder.resolve("s.svg"))).doesNotContain("NaN", "Infinity");
  }

  @Test
  void twoNumbersOfCoresMakeNoModel() throws IOException {
    took(40, 24);
    assertThat(tool.run("scale", "mine.yaml", "--cores", "1,2", "--repetitions", "1")).isZero();
    assertThat(tool.out())
        .endsWith(
            "\nNo model: it takes three numbers of cores to tell what is serial from what is"
                + " parallel.\n");
  }

  @Test
  void runsAreRemovedUnlessTheyAreKept() throws IOException {
    took(40, 24, 40, 24);
    String[] line = {"scale", "mine.yaml", "--cores", "1,2", "--repetitions", "1", "--keep"};
    assertThat(tool.run(line)).isZero();
    List<String> arguments = tool.fake().arguments(1);
    String first = arguments.get(arguments.indexOf("--run-id") + 1);
    // The stand-in for the job writes nothing; the clock stands still, so the names come again.
    Path run = folder.resolve("out").resolve(first);
    Path other = Files.createDirectories(folder.resolve("out/mine"));
    Files.createDirectories(run.resolve("shards"));
    Files.writeString(run.resolve("shards/part-00000-00000.tar"), "a shard");

    assertThat(tool.run(Arrays.copyOf(line, line.length - 1))).isZero();
    assertThat(run).doesNotExist();
    assertThat(other).isDirectory();
  }

  @Test
  void aRunThatFailsEndsIt() throws IOException {
    tool.fake().everyStart("exit 1");
    assertThat(tool.run("scale", "mine.yaml", "--cores", "1,2")).isEqualTo(3);
    assertThat(tool.err())
        .containsPattern(
            "error: Cannot measure on 1 core: run scale-.*-1-1 failed \\(its messages are above\\)");
    assertThat(tool.fake().wasStarted(4)).isFalse();
  }

  @Test
  void whatIsWrongIsSaid() {
    assertThat(tool.run("scale", "mine.yaml", "--cores", "1,1")).isEqualTo(2);
    assertThat(tool.err())
        .startsWith(
            "error: Invalid --cores: 1,1 (must be numbers from 1 to 1024, each once, as in 2,4)\n");
    assertThat(tool.run("scale", "mine.yaml", "--repetitions", "0")).isEqualTo(2);
    assertThat(tool.err()).contains("error: Invalid --repetitions: 0 (must be 1 to 100)\n");
    assertThat(tool.run("scale", "mine.yaml", "--picture", "s.png")).isEqualTo(2);
    assertThat(tool.err())
        .contains("error: Invalid --picture: s.png (its name must end in .svg)\n");
    assertThat(tool.run("scale", "mine.yaml", "--memory", "much")).isEqualTo(2);
    assertThat(tool.err())
        .contains("error: Invalid size: much (write a number and a unit, such as 256MiB)");
  }
}
