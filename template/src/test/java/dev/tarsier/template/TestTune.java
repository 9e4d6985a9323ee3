package dev.tarsier.template;

import static dev.tarsier.template.ToolFixture.FOUR_WORKERS_SPEC;
import static dev.tarsier.template.ToolFixture.RUNS_HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.RunReportParser;
import dev.tarsier.template.run.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tune} from end to end. */
class TestTune {
  @TempDir private Path folder;
  private ToolFixture tool;

  /** Perfect scaling, but for a minute: the fewest of the cheapest machines are cheapest. */
  @BeforeEach
  void measure() throws IOException {
    tool = new ToolFixture(folder);
    StringBuilder csv = new StringBuilder(RUNS_HEADER);
    for (int machines = 2; machines <= 14; machines += 2) {
      double seconds = 60 + 20_000.0 / (machines * 4);
      csv.append(row("n4-standard-4", machines, 16, 0.19, seconds));
      csv.append(row("n4-highmem-4", machines, 32, 0.25, seconds));
    }
    tool.write("runs.csv", csv);
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
    JsonNode workload = tool.lastJson().get(0);
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
    JsonNode workload = tool.lastJson().get(0);
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

    tool.write("short.csv", "workload,machine_type\n");
    assertThat(tool.run("tune", "--replay", "short.csv")).isEqualTo(2);
    assertThat(tool.err()).contains("error: Missing columns in short.csv: machine_count, ");

    tool.write(
        "sizes.csv",
        """
        workload,machine_type,machine_count,vcpus_per_machine,ram_gib_per_machine,cpu_speed,\
        disk_type,vm_usd_per_hour,disk_usd_per_hour,runtime_seconds,images
        retina,n2-standard-4,2,4,16,n2,pd,0.2,0,300,100
        retina,n2-standard-4,4,4,16,n2,pd,0.2,0,600,
        """);
    assertThat(tool.run("tune", "--replay", "sizes.csv")).isEqualTo(2);
    assertThat(tool.err())
        .contains(
            "error: Invalid images: runs of 2 numbers of images in --replay (clusters are compared"
                + " at one; keep a file for each)\n");

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

  private JsonNode step(String spec, String... more) throws IOException {
    tool.spec(spec);
    List<String> line =
        new ArrayList<>(List.of("tune", "eyepacs.yaml", "--runs", "mine.csv", "--json"));
    line.addAll(List.of(more));
    assertThat(tool.run(line.toArray(String[]::new))).as(tool.err()).isZero();
    return tool.lastJson();
  }

  /** As a user would: try what is proposed, note it, until it says stop. */
  @Test
  void aSpecIsTunedStepByStep() throws IOException {
    JsonNode step = step(FOUR_WORKERS_SPEC);
    assertThat(step.get("runs").asInt()).isZero();
    assertThat(step.at("/next/machineType").asText()).isEqualTo("n2-standard-4");
    assertThat(step.at("/next/workers").asInt()).isEqualTo(4);
    Set<String> tried = new HashSet<>();
    while (!step.get("stop").asBoolean()) {
      String type = step.at("/next/machineType").asText();
      int workers = step.at("/next/workers").asInt();
      assertThat(tried.add(type + workers)).isTrue();
      int cores = Integer.parseInt(type.substring(type.lastIndexOf('-') + 1)) * workers;
      String spec =
          FOUR_WORKERS_SPEC
              .replace("n2-standard-4", type)
              .replace("workers: 4", "workers: " + workers);
      step = step(spec, "--ran", Double.toString(120 + 20_000.0 / cores));
      assertThat(step.get("runs").asInt()).isEqualTo(tried.size());
    }
    assertThat(tried.size()).isBetween(6, 8);
    assertThat(step.at("/best/usd").asDouble()).isPositive();
    assertThat(tool.run("tune", "eyepacs.yaml", "--runs", "mine.csv")).isZero();
    assertThat(tool.out())
        .containsPattern(
            "\nStop: (another trial is not worth its cost|--max-runs is reached)\\. Best: ")
        .contains("  cluster:\n    machine-type: ");
  }

  @Test
  void aTrialIsShownWithWhatToWrite() throws IOException {
    step(FOUR_WORKERS_SPEC, "--ran", "1840");
    assertThat(tool.run("tune", "eyepacs.yaml", "--runs", "mine.csv")).isZero();
    assertThat(tool.lastOut())
        .matches(
            "(?s)   cluster            seconds  USD\n"
                + "\\*  4 x n2-standard-4  1840     0\\.\\d\\d\n\nTry \\d+ x [a-z0-9-]+: \\d+ to \\d+ s,"
                + " .* USD in nine of ten cases\\. In the spec:\n  cluster:\n    machine-type: .*\n"
                + "    workers: \\d+\n    secondary: \\{max: 0}\n"
                + "and note how long it took: tarsier tune ... --report report.json\n");
  }

  @Test
  void whatCannotBeTunedIsSaid() throws IOException {
    assertThat(tool.run("tune")).isEqualTo(2);
    assertThat(tool.err()).startsWith("error: Missing FILE or --replay (give one of them)\n");
    tool.spec(FOUR_WORKERS_SPEC);
    assertThat(tool.run("tune", "eyepacs.yaml")).isEqualTo(2);
    assertThat(tool.err())
        .contains(
            "error: Missing --runs (a CSV file that keeps the runs; it need not exist yet)\n");
    String[] line = {"tune", "eyepacs.yaml", "--runs", "mine.csv", "--ran", "fast"};
    assertThat(tool.run(line)).isEqualTo(2);
    assertThat(tool.err()).contains("error: Invalid --ran: fast (must be seconds above 0)\n");

    tool.spec(FOUR_WORKERS_SPEC.replace("max: 0", "max: 9"));
    line[5] = "100";
    assertThat(tool.run(line)).isEqualTo(2);
    assertThat(tool.err())
        .contains(
            "error: Invalid --ran: 4 + 0 to 9 spot x n2-standard-4 is no candidate (a trial has"
                + " fixed workers only, secondary.max is 0, and its machines have a known price)\n");
    assertThat(folder.resolve("mine.csv")).doesNotExist();
  }

  private void leaveReport(String name, RunReport report) throws IOException {
    tool.write(name, RunReportParser.format(report));
  }

  /** Its twelve images are a part of the source. */
  @Test
  void aReportSaysHowLongAndHowMuch() throws IOException {
    leaveReport("report.json", Samples.report(0));
    assertThat(step(FOUR_WORKERS_SPEC, "--report", "report.json").get("runs").asInt()).isEqualTo(1);
    assertThat(folder.resolve("mine.csv"))
        .content()
        .startsWith(RUNS_HEADER.strip() + ",images\neyepacs,n2-standard-4,4,4,16.0,n2,")
        .endsWith(",0,2.5,12\n");

    tool.write("eyepacs.yaml", FOUR_WORKERS_SPEC);
    String[] whole = {"tune", "eyepacs.yaml", "--runs", "mine.csv", "--ran", "1840"};
    assertThat(tool.run(whole)).isEqualTo(2);
    assertThat(tool.err())
        .contains(
            "error: Invalid images: runs of 2 numbers of images in --runs (clusters are compared"
                + " at one; keep a file for each)\n");
  }

  @Test
  void aFileKeepsItsColumns() throws IOException {
    Path file = folder.resolve("mine.csv");
    tool.write("mine.csv", "remark," + RUNS_HEADER.strip());
    step(FOUR_WORKERS_SPEC, "--ran", "1840");
    assertThat(file)
        .content()
        .matches(
            "(?s)remark,.*,runtime_seconds\n\"\",eyepacs,n2-standard-4,4,4,16.0,n2,pd-balanced,"
                + "0\\.\\d+,0,1840.0\n");

    leaveReport("report.json", Samples.report(0));
    String[] part = {"tune", "eyepacs.yaml", "--runs", "mine.csv", "--report", "report.json"};
    assertThat(tool.run(part)).isEqualTo(2);
    assertThat(tool.err())
        .contains(
            "error: Missing column in mine.csv: images (the run was on 12 of the images; add the"
                + " column to the first line, and a comma to the others)\n");
  }

  @Test
  void aReportThatDoesNotCountIsRefused() throws IOException {
    tool.write("eyepacs.yaml", FOUR_WORKERS_SPEC);
    String[] line = {"tune", "eyepacs.yaml", "--runs", "mine.csv", "--report", "report.json"};
    assertThat(tool.run(line)).isEqualTo(2);
    assertThat(tool.err())
        .contains(
            "error: Cannot read --report: report.json (is the file there? of one in a bucket make a"
                + " copy: gcloud storage cp)\n");

    leaveReport("report.json", Samples.report(3));
    assertThat(tool.run(line)).isEqualTo(2);
    assertThat(tool.err())
        .contains(
            "error: Invalid --report: report.json (an earlier start of the run had done 3 of 14"
                + " partitions: its time is not that of a whole run)\n");

    leaveReport("report.json", Samples.report(0));
    tool.write("eyepacs.yaml", FOUR_WORKERS_SPEC.replace("dataset: eyepacs", "dataset: fundus"));
    assertThat(tool.run(line)).isEqualTo(2);
    assertThat(tool.err())
        .contains(
            "error: Invalid --report: report.json (a run of eyepacs, and the spec is of fundus)\n");

    String[] both = {
      "tune", "eyepacs.yaml", "--runs", "mine.csv", "--report", "report.json", "--ran", "9"
    };
    assertThat(tool.run(both)).isEqualTo(2);
    assertThat(tool.err())
        .contains("error: Invalid --ran: --report says how long the run took (give one)\n");
    assertThat(folder.resolve("mine.csv")).doesNotExist();
  }
}
