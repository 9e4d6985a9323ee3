package dev.tarsier.template;

import static dev.tarsier.template.ToolFixture.RUNS_HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** {@code scale --clusters}: runs of real clusters that were measured elsewhere. */
class TestScaleClusters {
  @TempDir private Path folder;
  private ToolFixture tool;

  @BeforeEach
  void install() throws IOException {
    tool = new ToolFixture(folder);
    String runs =
        row("eyepacs", "n4-standard-4", 2, 0.18, 2000)
            + row("eyepacs", "n4-standard-4", 8, 0.18, 650)
            + row("eyepacs", "n4-standard-4", 4, 0.18, 1100)
            + row("eyepacs", "n<4&more", 2, 0.36, 2400)
            + row("other", "n4-standard-4", 2, 0.18, 1);
    tool.write("runs.csv", RUNS_HEADER + runs);
  }

  private static String row(String workload, String type, int machines, double usd, int seconds) {
    return workload
        + ","
        + type
        + ","
        + machines
        + ",4,16,x,ssd,"
        + usd
        + ",0.02,"
        + seconds
        + "\n";
  }

  @Test
  void costAndSpeedOfEachTypeAreShown() {
    assertThat(tool.run("scale", "mine.yaml", "--clusters", "runs.csv")).as(tool.err()).isZero();
    assertThat(tool.out())
        .isEqualTo(
            """
               machine type   workers  seconds  USD   speed-up  of perfect
            *  n4-standard-4  2        2000     0.22  1.00      100 %
            *  n4-standard-4  4        1100     0.24  1.82      91 %
            *  n4-standard-4  8        650      0.29  3.08      77 %
               n<4&more       2        2400     0.51  1.00      100 %
            * no other was as fast and as cheap; machines alone, no start, no master

            n4-standard-4: seconds = 200.0 + 3600.0 x 1/workers (within 0.0 %). From 32 workers on,\
             twice as many would save less than a fifth of the time.
            n<4&more: no model, which takes three numbers of workers.
            """);
    assertThat(tool.fake().wasStarted(1)).isFalse();
  }

  @Test
  void forMachinesAndAsAPicture() throws Exception {
    String line = "scale mine.yaml --clusters runs.csv --json --picture c.svg";
    assertThat(tool.run(line.split(" "))).as(tool.err()).isZero();

    JsonNode types = tool.lastJson().get("machineTypes");
    assertThat(types.findValuesAsText("machineType")).containsExactly("n4-standard-4", "n<4&more");
    assertThat(types.get(0).get("rows").findValuesAsText("workers")).containsExactly("2", "4", "8");
    assertThat(types.get(0).get("enoughWorkers").asInt()).isEqualTo(32);
    assertThat(types.at("/0/rows/0/best").asBoolean()).isTrue();
    assertThat(types.at("/1/rows/0/best").asBoolean()).isFalse();
    assertThat(types.get(1).has("model")).isFalse();
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(folder.resolve("c.svg").toFile());
    assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(3 * 4);
    assertThat(Files.readString(folder.resolve("c.svg"))).doesNotContain("NaN", "Infinity");
  }

  @Test
  void whatIsWrongIsSaid() throws IOException {
    assertThat(tool.run("scale", "mine.yaml", "--clusters", "none.csv")).isEqualTo(2);
    assertThat(tool.err())
        .contains("error: Cannot read --clusters: none.csv (is the file there?)\n");
    for (String with : new String[] {"--cores 1", "--sizes 0.5", "--keep"}) {
      String line = "scale mine.yaml --clusters runs.csv " + with;
      assertThat(tool.run(line.split(" "))).isEqualTo(2);
    }
    assertThat(tool.err())
        .contains(
            "error: Invalid options: --clusters shows runs of clusters (leave out --cores,"
                + " --sizes and --keep)\n");
    Files.writeString(folder.resolve("runs.csv"), RUNS_HEADER + row("other", "n4", 2, 0.18, 1));
    assertThat(tool.run("scale", "mine.yaml", "--clusters", "runs.csv")).isEqualTo(2);
    assertThat(tool.err())
        .contains(
            "error: Missing runs of eyepacs in runs.csv (its workloads: other; workload is the"
                + " dataset of the spec)\n");
  }
}
