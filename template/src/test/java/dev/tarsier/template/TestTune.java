package dev.tarsier.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tune} from end to end. */
class TestTune {
  private static final String HEADER =
      "workload,machine_type,machine_count,vcpus_per_machine,ram_gib_per_machine,cpu_speed,"
          + "disk_type,vm_usd_per_hour,disk_usd_per_hour,runtime_seconds\n";

  @TempDir private Path folder;
  private ToolFixture tool;

  /** Perfect scaling, but for a minute: the fewest of the cheapest machines are cheapest. */
  @BeforeEach
  void measure() throws IOException {
    tool = new ToolFixture(folder);
    StringBuilder csv = new StringBuilder(HEADER);
    for (int machines = 2; machines <= 14; machines += 2) {
      double seconds = 60 + 20_000.0 / (machines * 4);
      csv.append(row("n4-standard-4", machines, 16, 0.19, seconds));
      csv.append(row("n4-highmem-4", machines, 32, 0.25, seconds));
    }
    Files.writeString(folder.resolve("runs.csv"), csv);
  }

  private static String row(String type, int machines, double memory, double usd, double seconds) {
    return "retina,%s,%d,4,%s,n4,balanced,%s,0.01,%s\n"
        .formatted(type, machines, memory, usd, seconds);
  }

  @Test
  void aReplayShowsBothSearches() {
    assertThat(tool.run("tune", "--replay", "runs.csv", "--replays", "40")).isZero();
    assertThat(tool.out())
        .startsWith(
            "workload  search   clusters  runs  cost/optimum p50  p90    within 5 %  optimum"
                + "  search cost\nretina    tarsier  14  ")
        .contains("\n          random   14  ")
        .endsWith(
            "\n40 searches a workload. Runs: mean of clusters tried. Search cost: of the"
                + " trials, over that of\ntrying every cluster. Random: as many clusters, the first"
                + " three the same.\n");
  }

  @Test
  void aReplayForMachines() throws IOException {
    assertThat(tool.run("tune", "--replay", "runs.csv", "--replays", "40", "--json")).isZero();
    JsonNode workload = new ObjectMapper().readTree(tool.out()).get(0);
    assertThat(workload.get("workload").asText()).isEqualTo("retina");
    assertThat(workload.get("replays").asInt()).isEqualTo(40);
    assertThat(workload.get("runsMean").asDouble()).isBetween(6.0, 8.0);
    assertThat(workload.at("/costOverOptimum/p50").asDouble()).isEqualTo(1.0);
    assertThat(workload.get("within5Percent").asDouble())
        .isGreaterThan(workload.at("/random/within5Percent").asDouble());
    for (String key : new String[] {"runsP90", "optimal", "searchCostOverExhaustive"}) {
      assertThat(workload.get(key).isNumber()).as(key).isTrue();
      assertThat(workload.get("random").get(key).isNumber()).as(key).isTrue();
    }
  }

  /** A search of three blind starts may well miss the one cluster that is fast enough. */
  @Test
  void aQuantileThatIsNotFiniteIsNull() throws IOException {
    String[] line = {
      "tune", "--replay", "runs.csv", "--max-runs", "3", "--max-runtime", "420", "--json"
    };
    assertThat(tool.run(line)).isZero();
    JsonNode workload = new ObjectMapper().readTree(tool.out()).get(0);
    assertThat(workload.at("/costOverOptimum/p90").isNull()).isTrue();
    assertThat(tool.run("tune", "--replay", "runs.csv", "--max-runs", "3", "--max-runtime", "420"))
        .isZero();
    assertThat(tool.out()).contains(" none ").doesNotContain("Infinity", "NaN");
  }

  @Test
  void whatIsWrongIsSaid() throws IOException {
    assertThat(tool.run("tune", "--replay", "nowhere.csv")).isEqualTo(2);
    assertThat(tool.err())
        .startsWith("error: Cannot read --replay: nowhere.csv (is the file there?)\n");

    Files.writeString(folder.resolve("short.csv"), "workload,machine_type\n");
    assertThat(tool.run("tune", "--replay", "short.csv")).isEqualTo(2);
    assertThat(tool.err()).contains("error: Missing columns in short.csv: machine_count, ");

    assertThat(tool.run("tune", "--replay", "runs.csv", "--max-runs", "2")).isEqualTo(2);
    assertThat(tool.err())
        .contains(
            "error: Invalid --max-runs: 2 (must be from 3 to 1000: the search begins with 3 that"
                + " are drawn)\n");

    assertThat(tool.run("tune", "--replay", "runs.csv", "--max-runtime", "soon")).isEqualTo(2);
    assertThat(tool.err()).contains("error: Invalid --max-runtime: soon (must be seconds above 0)");

    assertThat(tool.run("tune", "--replay", "runs.csv", "--max-runtime", "10")).isEqualTo(2);
    assertThat(tool.err())
        .contains("error: Invalid --max-runtime: 10 s (no run of retina took less than 418 s)\n");
    assertThat(tool.run("tune", "--replay", "runs.csv", "--replays", "0")).isEqualTo(2);
    assertThat(tool.err()).contains("error: Invalid --replays: 0 (must be 1 or more)\n");
  }
}
