package dev.tarsier.template;

import static dev.tarsier.template.ToolFixture.FOUR_WORKERS_SPEC;
import static dev.tarsier.template.ToolFixture.RUNS_HEADER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plan --runs}: what measured runs make of the forecast, from end to end. */
class TestPlanHistory {
  private static final String HEADER = RUNS_HEADER.replace("\n", ",images\n");

  private static final String THREE =
      run("n2-standard-4", 2, 2600) + run("n2-standard-4", 4, 1350) + run("n2-standard-4", 8, 800);

  @TempDir private Path folder;
  private ToolFixture tool;

  @BeforeEach
  void install() throws IOException {
    tool = new ToolFixture(folder);
    tool.spec(FOUR_WORKERS_SPEC);
  }

  @AfterEach
  void noStackTrace() {
    assertThat(tool.err() + tool.out()).doesNotContain("\tat ", "NaN");
  }

  private static String run(String type, int machines, double seconds) {
    return run(type, machines, seconds, "");
  }

  private static String run(String type, int machines, double seconds, String images) {
    return "eyepacs,%s,%d,4,16,any,pd,0.2,0,%s,%s\n".formatted(type, machines, seconds, images);
  }

  private JsonNode plan(String runs, String... more) throws IOException {
    tool.write("runs.csv", HEADER + runs);
    return json(Stream.concat(Stream.of("--runs", "runs.csv"), Stream.of(more)));
  }

  /** What the tool prints, this time. */
  private JsonNode json(Stream<String> options) throws IOException {
    Stream<String> line = Stream.concat(Stream.of("plan", "eyepacs.yaml", "--json"), options);
    tool.run(line.toArray(String[]::new));
    return tool.lastJson();
  }

  /** With {@code -Dgolden.write=true} the text is written to the sources instead. */
  @Test
  void theForecastSaysFromWhatRunsItComes() throws IOException {
    tool.write("runs.csv", HEADER + THREE + run("e2-standard-4", 4, 1900));
    assertThat(tool.run("plan", "eyepacs.yaml", "--runs", "runs.csv", "--deadline", "30m"))
        .isZero();

    Path golden = Path.of("src/test/resources/generate/plan-runs.expected");
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(golden, tool.out());
    }
    assertThat(tool.out()).isEqualTo(Files.readString(golden));
  }

  @Test
  void runsCorrectTheTimeAndNarrowItsBounds() throws IOException {
    JsonNode before = json(Stream.of()).at("/forecast/minutes");
    JsonNode plan = plan(THREE);
    JsonNode after = plan.at("/forecast/minutes");

    assertThat(plan.at("/forecast/corrected").asBoolean()).isTrue();
    assertThat(plan.at("/correction/runs").asInt()).isEqualTo(3);
    double factor = plan.at("/correction/series/n2/factor/middle").asDouble();
    double start = 135 / 60.0;
    assertThat(after.get("expected").asDouble())
        .isCloseTo(start + factor * (before.get("expected").asDouble() - start), within(1e-9));
    // Four workers took 1350 seconds.
    assertThat(after.get("expected").asDouble()).isCloseTo(start + 1350 / 60.0, within(1.5));
    assertThat(after.get("high").asDouble() / after.get("low").asDouble())
        .isLessThan(before.get("high").asDouble() / before.get("low").asDouble());
  }

  /** What kept the deadline by the model need not keep it by the runs. */
  @Test
  void aDeadlineIsKeptByTheCorrectedTime() throws IOException {
    JsonNode before = json(Stream.of("--deadline", "20m"));
    JsonNode after = plan(THREE, "--deadline", "20m");

    assertThat(after.at("/correction/series/n2/factor/middle").asDouble()).isGreaterThan(1);
    assertThat(after.at("/choice/minutes/high").asDouble()).isLessThanOrEqualTo(20);
    assertThat(after.at("/choice/usd/high").asDouble())
        .isGreaterThan(before.at("/choice/usd/high").asDouble());
    for (JsonNode each : after.get("frontier")) {
      for (String figure : List.of("minutes", "usd")) {
        assertThat(each.at("/" + figure + "/expected").asDouble())
            .isBetween(
                each.at("/" + figure + "/low").asDouble(),
                each.at("/" + figure + "/high").asDouble());
      }
    }
  }

  /** A series that ran is corrected by its own runs, another one by all, with wider bounds. */
  @Test
  void eachSeriesIsCorrectedByItsOwnRuns() throws IOException {
    String fast =
        run("c3-standard-4", 2, 1300) + run("c3-standard-4", 4, 675) + run("c3-standard-4", 8, 400);
    JsonNode plan = plan(THREE + fast);
    assertThat(plan.at("/correction/series/n2/factor/middle").asDouble())
        .isCloseTo(2 * plan.at("/correction/series/c3/factor/middle").asDouble(), within(1e-6));

    JsonNode c3 = alternative(plan, "c3-standard-4");
    JsonNode e2 = alternative(plan, "e2-standard-4");
    assertThat(c3.at("/minutes/expected").asDouble())
        .isLessThan(e2.at("/minutes/expected").asDouble());
    assertThat(e2.at("/minutes/high").asDouble() / e2.at("/minutes/low").asDouble())
        .isGreaterThan(c3.at("/minutes/high").asDouble() / c3.at("/minutes/low").asDouble());
  }

  private static JsonNode alternative(JsonNode plan, String machineType) {
    for (JsonNode each : plan.at("/forecast/alternatives")) {
      if (each.at("/cluster/machineType").asText().equals(machineType)) {
        return each;
      }
    }
    throw new AssertionError(machineType + " is no alternative");
  }

  /** Half of the images in the time of all is slow. */
  @Test
  void runsOfAPartOfTheImagesCount() throws IOException {
    JsonNode whole = plan(THREE);
    JsonNode part = plan(THREE.replace("800.0,", "800.0,17563"));
    assertThat(part.at("/correction/series/n2/factor/middle").asDouble())
        .isGreaterThan(whole.at("/correction/series/n2/factor/middle").asDouble() * 1.1);

    plan(run("n2-standard-4", 2, 2600, "few"));
    assertThat(tool.err())
        .contains(
            "error: Invalid images: few (runs.csv, line 2; must be a whole number above 0, or"
                + " nothing for all of them)\n");
  }

  @Test
  void tooFewRunsCorrectNothing() throws IOException {
    double before = json(Stream.of()).at("/forecast/minutes/high").asDouble();
    JsonNode plan =
        plan(run("n2-standard-4", 2, 2600) + run("n2-standard-4", 4, 1350) + run("m4.large", 4, 9));
    assertThat(plan.at("/forecast/minutes/high").asDouble()).isEqualTo(before);
    assertThat(plan.at("/forecast/corrected").asBoolean()).isFalse();
    assertThat(plan.at("/correction/leftOut/0").asText()).isEqualTo("m4.large");

    assertThat(tool.run("plan", "eyepacs.yaml", "--runs", "runs.csv")).isZero();
    assertThat(tool.out())
        .contains(
            "\nRuns        2 runs of eyepacs in runs.csv, 3 are needed: the time is not corrected;"
                + " left out, as the model cannot reckon them: m4.large\n");
  }
}
