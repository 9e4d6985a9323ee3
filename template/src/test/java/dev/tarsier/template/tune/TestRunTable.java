package dev.tarsier.template.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestRunTable {
  private static final String HEADER = String.join(",", RunTable.COLUMNS) + ",remark\n";
  private static final String ROW = "sort,c4.large,4,2,3.75,fast,ebs,0.138,0.083,2553.74,first\n";

  private static Map<String, List<MeasuredRun>> parse(String csv) throws IOException, InvalidRuns {
    return RunTable.parse(new StringReader(csv), "runs.csv");
  }

  @Test
  void aRowIsARun() throws Exception {
    List<MeasuredRun> runs = parse(HEADER + ROW).get("sort");
    Configuration cluster = new Configuration("c4.large", 4, 2, 3.75, "fast", "ebs", 0.138 + 0.083);
    assertThat(runs).containsExactly(new MeasuredRun(cluster, 2553.74));
    assertThat(runs.get(0).usd()).isEqualTo(4 * (0.138 + 0.083) * 2553.74 / 3600);
  }

  @Test
  void runsOnEqualClustersAreOneOfTheirMeanTime() throws Exception {
    String again = ROW.replace("2553.74", "2446.26");
    String other = ROW.replace("large,4", "large,8");
    assertThat(parse(HEADER + ROW + other + again).get("sort"))
        .extracting(MeasuredRun::seconds)
        .containsExactly(2500.0, 2553.74);
  }

  @Test
  void columnsMayStandInAnyOrder() throws Exception {
    String csv =
        "runtime_seconds,workload,machine_type,machine_count,vcpus_per_machine,"
            + "ram_gib_per_machine,cpu_speed,disk_type,vm_usd_per_hour,disk_usd_per_hour\n"
            + "10,sort,c4.large,4,2,3.75,fast,ebs,0.138,0\n";
    assertThat(parse(csv).get("sort").get(0).seconds()).isEqualTo(10);
  }

  @Test
  void missingColumnsAreNamed() {
    String csv = "workload,machine_type,machine_count\nsort,c4.large,4\n";
    assertThatThrownBy(() -> parse(csv))
        .isInstanceOf(InvalidRuns.class)
        .hasMessage(
            "Missing columns in runs.csv: vcpus_per_machine, ram_gib_per_machine, cpu_speed,"
                + " disk_type, vm_usd_per_hour, disk_usd_per_hour, runtime_seconds (wanted: "
                + String.join(",", RunTable.COLUMNS)
                + ")");
  }

  @ParameterizedTest
  @CsvSource({
    "2553.74, 0, runtime_seconds: 0, 'must be above 0; leave out runs that failed'",
    "2553.74, '', runtime_seconds: nothing, must be given",
    "2553.74, NaN, runtime_seconds: NaN, must be a number of 0 or more",
    "2553.74, -3, runtime_seconds: -3, must be a number of 0 or more",
    "'large,4', 'large,4.5', machine_count: 4.5, must be a whole number above 0",
    "'0.138,0.083', '0,0', vm_usd_per_hour: 0, a machine has a price",
  })
  void aFieldThatCannotBeIsNamedWithItsLine(String from, String to, String what, String advice) {
    String csv = HEADER + ROW + ROW.replace(from, to);
    assertThatThrownBy(() -> parse(csv))
        .isInstanceOf(InvalidRuns.class)
        .hasMessage("Invalid " + what + " (runs.csv, line 3; " + advice + ")");
  }

  @Test
  void aTableWithoutRunsIsRefused() {
    assertThatThrownBy(() -> parse(HEADER))
        .isInstanceOf(InvalidRuns.class)
        .hasMessage("Invalid file of runs: runs.csv (it holds no run)");
  }

  @Test
  void whatIsNoCsvIsRefused() {
    assertThatThrownBy(() -> parse("workload,workload\na,b\n"))
        .isInstanceOf(InvalidRuns.class)
        .hasMessageStartingWith("Invalid file of runs: runs.csv (not a CSV with a header: ");
  }
}
