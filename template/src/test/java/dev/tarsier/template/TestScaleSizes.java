package dev.tarsier.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarsier.job.report.SubsetReport;
import dev.tarsier.job.report.SubsetReport.State;
import dev.tarsier.job.report.SubsetReport.Subset;
import dev.tarsier.job.report.SubsetReportParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** {@code scale --sizes}, and what the runs' reports say of their time; the job is a stand-in. */
class TestScaleSizes {
  @TempDir private Path folder;
  private ToolFixture tool;

  @BeforeEach
  void install() throws IOException {
    tool = new ToolFixture(folder);
  }

  /** The first start, which chooses; {@code images} of each size in the order of the sizes. */
  private void chosen(long all, Map<Double, Long> images) throws IOException {
    List<Subset> subsets = new ArrayList<>();
    for (double percent : images.keySet().stream().sorted().toList()) {
      long count = images.get(percent);
      subsets.add(
          new Subset(
              percent,
              State.WHOLE,
              "file:/lists/" + percent + ".txt",
              "sha",
              "",
              count,
              count * 1000,
              Map.of("", count)));
    }
    SubsetReport report =
        new SubsetReport(
            "file:/images",
            "file:/lists",
            0,
            "digest",
            new SubsetReport.Source(all, all * 1000, Map.of("", all)),
            new SubsetReport.LeftOut(0, 0, 0, List.of()),
            subsets);
    tool.fake().start(1, SubsetReportParser.formatLine(report));
  }

  /** A run that says so, and its verify step. */
  private void took(int run, double seconds, int images) throws IOException {
    String said =
        tool.finished()
            .replace("\"seconds\":2.5", "\"seconds\":" + seconds)
            .replace("\"read\":12,\"written\":9", "\"read\":%d,\"written\":%d")
            .replace("\"decode\":0.0", "\"decode\":4.0")
            .replace("\"encode\":0.0", "\"encode\":2.0")
            .replace("\"write\":0.0", "\"write\":2.0")
            .replace("\"cpuSeconds\":0.0", "\"cpuSeconds\":9.0");
    said = said.formatted(images, images - 3);
    assertThat(said).contains("\"decode\":4.0", "\"read\":" + images);
    tool.fake().start(2 * run, said);
    tool.fake().start(2 * run + 1, said);
  }

  private String argument(int start, String flag) throws IOException {
    List<String> arguments = tool.fake().arguments(start);
    return arguments.get(arguments.indexOf(flag) + 1);
  }

  @Test
  void eachNumberOfCoresRunsOnEachSize() throws Exception {
    chosen(80, Map.of(25.0, 20L, 100.0, 80L));
    took(1, 10, 20);
    took(2, 6, 20);
    took(3, 40, 80);
    took(4, 20, 80);
    String line =
        "scale mine.yaml --cores 1,2 --sizes 1,0.25 --repetitions 1 --json --picture s.svg";
    assertThat(tool.run(line.split(" "))).as(tool.err()).isZero();

    assertThat(tool.fake().arguments(1))
        .containsSubsequence("--label", "none", "--percent", "25,100", "--writing", "lists");
    assertThat(argument(2, "--inventory")).isEqualTo("file:/lists/25.0.txt");
    assertThat(argument(2, "--run-id")).endsWith("-1-1-of-250");
    assertThat(argument(8, "--inventory")).isEqualTo("file:/lists/100.0.txt");
    JsonNode result = tool.lastJson();
    assertThat(result.get("rows").findValuesAsText("seconds")).containsExactly("40.0", "20.0");
    JsonNode quarter = result.get("sizes").get(0);
    assertThat(quarter.get("share").asDouble()).isEqualTo(0.25);
    assertThat(quarter.get("images").asInt()).isEqualTo(20);
    assertThat(quarter.at("/rows/1/speedUp").asDouble()).isCloseTo(10 / 6.0, within(1e-9));
    assertThat(result.at("/sizes/1/rows/0/images").asInt()).isEqualTo(80);
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(folder.resolve("s.svg").toFile());
    assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(5 * 4);
    assertThat(svg.getElementsByTagName("rect").getLength()).isEqualTo(2 * 3 + 2 * 3);
    assertThat(Files.readString(folder.resolve("s.svg"))).doesNotContain("NaN", "Infinity");
  }

  @Test
  void whereTheTimeGoesAndWhatTheSizeDoes() throws IOException {
    chosen(80, Map.of(50.0, 40L, 100.0, 80L));
    took(1, 10, 40);
    took(2, 20, 80);
    String line = "scale mine.yaml --cores 1 --sizes 0.5,1 --repetitions 1";
    assertThat(tool.run(line.split(" "))).as(tool.err()).isZero();
    assertThat(tool.out())
        .isEqualTo(
            """
            cores  seconds  from   to     images/s  speed-up  of perfect  core seconds/image
            1      20.00    20.00  20.00  4.0       1.00      100 %       0.2500

            Where the stages' core seconds went:
            cores  list  read  decode  operate  encode  write
            1      0 %   0 %   50 %    0 %      25 %    25 %

            What the cores did, by the job's clocks, and CPU by the operating system's:
            cores  busy  read wait  write wait  rest  CPU   MB/s read  MB/s written
            1      30 %  0 %        10 %        60 %  45 %  0.7        0.0

            By size:
            size  images  cores  seconds  images/s  MB/s read  speed-up
            0.5   40      1      10.00    4.0       1.4        1.00
            1     80      1      20.00    4.0       0.7        1.00

            Cores of this machine have no price: core seconds an image stand for the cost.
            No model: it takes three numbers of cores to tell what is serial from what is parallel.
            """);
  }

  @Test
  void noTimeInAnyStageIsNothingOfIt() throws IOException {
    String line = tool.finished().replace("\"seconds\":2.5", "\"seconds\":0.0");
    tool.fake().everyStart(line);
    String[] words = {
      "scale", "mine.yaml", "--cores", "1", "--repetitions", "1", "--picture", "s.svg"
    };
    assertThat(tool.run(words)).as(tool.err()).isZero();
    assertThat(tool.out())
        .contains("1      0 %   0 %   0 %     0 %      0 %     0 %\n")
        .contains("1      0 %   0 %        0 %         100 %  ")
        .doesNotContain("NaN", "Infinity");
    assertThat(Files.readString(folder.resolve("s.svg"))).doesNotContain("NaN", "Infinity");
  }

  @Test
  void sizesThatAreNoneAreRefused() {
    for (String sizes : List.of("0", "2", "0.5,0.5", "0.0001", "-1", "half", "1.5", "0.5,")) {
      assertThat(tool.run("scale", "mine.yaml", "--sizes", sizes)).isEqualTo(2);
      assertThat(tool.err())
          .contains(
              "error: Invalid --sizes: "
                  + sizes
                  + " (must be shares of the images above 0 and up to 1, to three digits after the"
                  + " point, each once, as in 0.25,0.5,1)\n");
    }
    assertThat(tool.fake().wasStarted(1)).isFalse();
  }

  @Test
  void aSourceWithTooFewImagesIsRefused() throws IOException {
    chosen(2, Map.of(0.1, 1L, 100.0, 2L));
    assertThat(tool.run("scale", "mine.yaml", "--sizes", "0.001,1")).isEqualTo(2);
    assertThat(tool.err())
        .contains(
            "error: Cannot take the --sizes from 2 images below file:/images: 0.001 of them is none"
                + " (give larger sizes, further apart, or more images)\n");
    chosen(1, Map.of(50.0, 1L, 100.0, 1L));
    tool.fake().start(2, Files.readString(folder.resolve("installation/job/script-1")).strip());
    assertThat(tool.run("scale", "mine.yaml", "--sizes", "0.5,1")).isEqualTo(2);
    assertThat(tool.err())
        .contains(
            "error: Cannot take the --sizes from 1 image below file:/images: 0.5 and 1 of them are"
                + " both 1 (give larger sizes, further apart, or more images)\n");
    assertThat(tool.fake().wasStarted(3)).isFalse();
  }

  @Test
  void aSourceThatCannotBeListedEndsIt() throws IOException {
    tool.fake().start(1, "exit 1");
    assertThat(tool.run("scale", "mine.yaml", "--sizes", "0.5,1")).isEqualTo(3);
    assertThat(tool.err())
        .contains("error: Cannot choose images for --sizes: the job ended with exit code 1")
        .contains("error: Cannot choose images for --sizes from file:" + folder + "/images");
  }
}
