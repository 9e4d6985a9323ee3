package dev.tarsier.template;

import static dev.tarsier.template.ToolFixture.CLOUD_SPEC;
import static dev.tarsier.template.ToolFixture.RUNS_HEADER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** What {@code plan} says of other clusters than the spec's, from end to end. */
class TestPlanChoices {
  private static final String PRICED =
      CLOUD_SPEC.replace("cluster: {", "cluster: {machine-type: n2-standard-4, ");

  @TempDir private Path folder;
  private ToolFixture tool;

  @BeforeEach
  void install() throws IOException {
    tool = new ToolFixture(folder);
    tool.spec(PRICED);
  }

  @AfterEach
  void noStackTrace() {
    assertThat(tool.err() + tool.out()).doesNotContain("\tat ");
  }

  private double usd(JsonNode choice) {
    return choice.at("/usd/high").asDouble();
  }

  @Test
  void aDeadlineChoosesTheCheapestThatKeepsIt() throws IOException {
    assertThat(tool.run("plan", "eyepacs.yaml", "--deadline", "9m", "--json")).isZero();
    JsonNode plan = tool.lastJson();

    JsonNode choice = plan.get("choice");
    assertThat(choice.at("/minutes/high").asDouble()).isLessThanOrEqualTo(9);
    assertThat(plan.get("frontier").size()).isGreaterThan(3);
    for (JsonNode other : plan.get("frontier")) {
      if (other.at("/minutes/high").asDouble() <= 9) {
        assertThat(usd(choice)).isLessThanOrEqualTo(usd(other));
      }
    }
  }

  @Test
  void aBudgetChoosesTheFastestThatKeepsIt() throws IOException {
    assertThat(tool.run("plan", "eyepacs.yaml", "--budget", "0.5", "--json")).isZero();
    JsonNode plan = tool.lastJson();

    JsonNode choice = plan.get("choice");
    assertThat(usd(choice)).isLessThanOrEqualTo(0.5);
    for (JsonNode other : plan.get("frontier")) {
      if (usd(other) <= 0.5) {
        assertThat(choice.at("/minutes/high").asDouble())
            .isLessThanOrEqualTo(other.at("/minutes/high").asDouble());
      }
    }
  }

  @Test
  void theChoiceIsShownAsWhatToWriteInTheSpec() throws IOException {
    assertThat(tool.run("plan", "eyepacs.yaml", "--deadline", "1h")).isZero();
    assertThat(tool.out())
        .contains("clusters that were weighed, those than which none is faster and cheaper:\n")
        .containsPattern(
            """

            Choice: .*, up to \\d+\\.\\d minutes and \\d+\\.\\d\\d USD\\. In the spec:
              cluster:
                machine-type: .*
                workers: \\d+
            """);
  }

  @Test
  void aWishThatNothingMeetsIsSaid() throws IOException {
    assertThat(tool.run("plan", "eyepacs.yaml", "--deadline", "2m")).isEqualTo(1);
    assertThat(tool.err())
        .containsPattern(
            "^error: Cannot meet --deadline 2m: the fastest of \\d+ clusters takes up to .* USD, the"
                + " cheapest up to .* USD \\(allow for more, or for fewer images\\)\n");
    assertThat(tool.run("plan", "eyepacs.yaml", "--deadline", "soon")).isEqualTo(2);
    assertThat(tool.err()).contains("error: Invalid --deadline: soon (must be as 90m or 4h)\n");
    assertThat(tool.run("plan", "eyepacs.yaml", "--budget", "0")).isEqualTo(2);
    assertThat(tool.err()).contains("error: Invalid --budget: 0 (must be USD above 0)\n");

    tool.spec(PRICED.replaceFirst(" +measured.*\n", ""));
    assertThat(tool.run("plan", "eyepacs.yaml", "--budget", "5")).isEqualTo(2);
    assertThat(tool.err())
        .contains("error: Cannot choose a cluster: the source's size is not known");
  }

  @Test
  void theFrontierIsDrawn() throws Exception {
    String[] line = {"plan", "eyepacs.yaml", "--deadline", "9m", "--frontier", "f.svg", "--json"};
    assertThat(tool.run(line)).isZero();
    JsonNode plan = tool.lastJson();

    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(folder.resolve("f.svg").toFile());
    // Each weighed, each of the best again, the spec's and the choice.
    assertThat(svg.getElementsByTagName("circle").getLength())
        .isEqualTo(plan.get("weighed").asInt() + plan.get("frontier").size() + 2);
    assertThat(Files.readString(folder.resolve("f.svg"))).doesNotContain("NaN", "Infinity");
    assertThat(tool.run("plan", "eyepacs.yaml", "--frontier", "f.png")).isEqualTo(2);
    assertThat(tool.err())
        .contains("error: Invalid --frontier: f.png (its name must end in .svg)\n");
  }

  @Test
  void theRunIsSimulatedOnManySizes() throws IOException {
    assertThat(tool.run("plan", "eyepacs.yaml", "--simulate", "--json")).isZero();
    JsonNode rows = tool.lastJson().get("simulated");

    assertThat(rows.size()).isEqualTo(10);
    assertThat(rows.get(0).get("on").asText()).isEqualTo("1 x n2-standard-4");
    assertThat(rows.get(0).get("limit").asText()).isEqualTo("cores");
    assertThat(rows.get(6).get("speedUp").asDouble())
        .isGreaterThan(rows.get(3).get("speedUp").asDouble());
    assertThat(rows.get(7).get("on").asText()).isEqualTo("2 + 0 to 13 spot x n2-standard-4");
    for (JsonNode row : rows) {
      assertThat(row.at("/minutes/p10").asDouble())
          .isLessThanOrEqualTo(row.at("/minutes/p50").asDouble());
      assertThat(row.at("/minutes/p50").asDouble())
          .isLessThanOrEqualTo(row.at("/minutes/p90").asDouble());
    }
    assertThat(rows.get(9).get("limit").asText())
        .startsWith("refused: its listing is more than the driver's heap holds; then ");
  }

  @Test
  void theSimulationIsShownWithItsAssumptions() throws IOException {
    assertThat(tool.run("plan", "eyepacs.yaml", "--simulate", "--seed", "3")).isZero();
    assertThat(tool.out())
        .containsPattern(
            "\nsimulated on +minutes  slowest tenth  speed-up  lost  limit\n1 x n2-standard-4 ")
        .contains("\n10 TB on it ")
        .endsWith(
            """

            Medians of 100 simulated runs from seed 3; lost: spot nodes that were taken away. \
            Assumed as above, and: a bucket begins
            at 5,000 reads a second and doubles in 20 minutes, 0.15 s for a page of a listing, \
            250 MB/s a node, a spot node in 20 lost an hour.
            """);
    assertThat(tool.run("plan", "eyepacs.yaml", "--simulate", "--budget", "5")).isEqualTo(2);
    assertThat(tool.err())
        .contains(
            "error: Invalid options: --simulate answers another question than --deadline, --budget"
                + " and --frontier (ask one at a time)\n");
  }

  /** Runs took twice as long as the model thinks: so do the simulated ones, but for the start. */
  @Test
  void measuredRunsCorrectTheSimulation() throws IOException {
    assertThat(tool.run("plan", "eyepacs.yaml", "--simulate", "--json")).isZero();
    JsonNode alone = tool.lastJson();
    StringBuilder csv = new StringBuilder(RUNS_HEADER);
    for (int machines : new int[] {4, 8, 16}) {
      csv.append(
          "eyepacs,n2-standard-4,%d,4,16,n2,pd,0.2,0,%d%n".formatted(machines, 8_000 / machines));
    }
    tool.write("mine.csv", csv);
    assertThat(tool.run("plan", "eyepacs.yaml", "--simulate", "--runs", "mine.csv", "--json"))
        .isZero();
    JsonNode corrected = tool.lastJson();
    double factor = corrected.at("/correction/series/n2/factor/middle").asDouble();
    assertThat(factor).isGreaterThan(1.5);
    double one = alone.at("/simulated/0/minutes/p50").asDouble();
    assertThat(corrected.at("/simulated/0/minutes/p50").asDouble() / one)
        .isCloseTo(factor, within(0.1 * factor));
  }

  @Test
  void measuredRunsPredictOthers() throws IOException {
    StringBuilder csv = new StringBuilder(RUNS_HEADER);
    for (int machines : new int[] {2, 4, 8, 16}) {
      csv.append(
          "eyepacs,n2-standard-4,%d,4,16,n2,pd,0.2,0,%s\n"
              .formatted(machines, 60 + 4000.0 / machines));
      csv.append("other,n2-standard-4,%d,4,16,n2,pd,0.2,0,1\n".formatted(machines));
    }
    csv.append("eyepacs,n2-standard-8,4,8,32,n2,pd,0.4,0,600\n");
    tool.write("runs.csv", csv);

    assertThat(tool.run("plan", "eyepacs.yaml", "--runs", "runs.csv")).isZero();
    assertThat(tool.out())
        .endsWith(
            """

            By 4 runs on n2-standard-4, seconds = 60.0 + 4000.0 x 1/machines (within 0.0 %):
            machines  seconds              USD
            1         4060 (4060 to 4060)  0.23 (0.23 to 0.23)
            2         2060 (2060 to 2060)  0.23 (0.23 to 0.23)
            3         1393 (1393 to 1393)  0.23 (0.23 to 0.23)
            4         1060 (1060 to 1060)  0.24 (0.24 to 0.24)
            6         727 (727 to 727)     0.24 (0.24 to 0.24)
            8         560 (560 to 560)     0.25 (0.25 to 0.25)
            12        393 (393 to 393)     0.26 (0.26 to 0.26)
            16        310 (310 to 310)     0.28 (0.28 to 0.28)
            24        227 (227 to 227)     0.30 (0.30 to 0.30)
            32        185 (185 to 185)     0.33 (0.33 to 0.33)

            Nine of ten runs are expected within the bounds; machines alone, no start, no master.
            """);
  }

  @Test
  void tooFewMeasuredRunsSaySo() throws IOException {
    tool.write("runs.csv", RUNS_HEADER + "eyepacs,n2-standard-8,4,8,32,n2,pd,0.4,0,600\n");
    assertThat(tool.run("plan", "eyepacs.yaml", "--runs", "runs.csv")).isZero();
    assertThat(tool.out())
        .endsWith(
            "\nNo type of machine was measured in three numbers: nothing can be said of others.\n");
    assertThat(tool.run("plan", "eyepacs.yaml", "--runs", "none.csv")).isEqualTo(2);
    assertThat(tool.err()).startsWith("error: Cannot read --runs: none.csv (is the file there?)\n");
  }
}
