package dev.tarsier.template;

import static dev.tarsier.template.ToolFixture.CLOUD_SPEC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plan} from end to end. */
class TestPlan {
  @TempDir private Path folder;
  private ToolFixture tool;

  @BeforeEach
  void install() throws IOException {
    tool = new ToolFixture(folder);
    tool.spec(CLOUD_SPEC);
  }

  @AfterEach
  void noStackTrace() {
    assertThat(tool.err() + tool.out()).doesNotContain("\tat ");
  }

  /** With {@code -Dgolden.write=true} the text is written to the sources instead. */
  @Test
  void planShowsTimeCostAndAlternatives() throws IOException {
    assertThat(tool.run("plan", "eyepacs.yaml")).isZero();

    Path golden = Path.of("src/test/resources/generate/plan.expected");
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(golden, tool.out());
    }
    assertThat(tool.out()).isEqualTo(Files.readString(golden));
  }

  @Test
  void aTimeLimitThatIsTooShortIsSaid() throws IOException {
    tool.spec(CLOUD_SPEC + "limits: {timeout: 15m}\n");
    assertThat(tool.run("plan", "eyepacs.yaml")).isZero();
    assertThat(tool.out())
        .contains(
            "\nTime limit  15 minutes (limits.timeout): too short if it goes slowly; raise it, or"
                + " take more workers\n");

    tool.spec(CLOUD_SPEC.replace("35126", "3512600") + "limits: {timeout: 15m}\n");
    assertThat(tool.run("plan", "eyepacs.yaml")).isZero();
    assertThat(tool.out())
        .contains(
            "\nTime limit  15 minutes (limits.timeout): too short, the run would be cut off; raise"
                + " it, or take more workers\n");
  }

  @Test
  void theBottleneckIsNamed() throws IOException {
    tool.spec(CLOUD_SPEC.replace("cluster: {", "cluster: {machine-type: e2-standard-2, "));
    String[] line = {"plan", "eyepacs.yaml", "--images-per-second-per-core", "1000"};
    assertThat(tool.run(line)).isZero();
    assertThat(tool.out())
        .contains(
            "\nBottleneck  the network, 4 Gbps a node: it takes 7.1 times as long as the cores (take"
                + " more nodes with fewer cores)\n")
        .contains("its cores wait for the network");

    tool.spec(CLOUD_SPEC.replace("cluster: {", "cluster: {machine-type: n2-custom-4-8192, "));
    assertThat(tool.run("plan", "eyepacs.yaml")).isZero();
    assertThat(tool.out())
        .contains(
            "\nBottleneck  the cores; what the network of n2-custom-4-8192 takes is not on"
                + " record\n");
  }

  @Test
  void planWithoutASizeSaysSo() throws IOException {
    tool.spec(CLOUD_SPEC.replaceFirst(" +measured.*\n", ""));

    assertThat(tool.run("plan", "eyepacs.yaml")).isZero();
    assertThat(tool.out())
        .endsWith(
            """
            Time        unknown: the source's size is not known (run tarsier inspect \
            gs://my-bucket/images, or set source.measured)
            Cost        unknown with it
            """);
  }

  @Test
  void planTakesTheBench() throws IOException {
    tool.write(
        "bench.json",
        "{\"images\": 100, \"megapixels\": 400, \"stages\": {\"read\": 1, \"decode\": 7},"
            + " \"ratioToBareLoop\": 0.8}");

    assertThat(tool.run("plan", "eyepacs.yaml", "--bench", "bench.json", "--json")).isZero();
    JsonNode forecast = tool.lastJson().path("forecast");
    assertThat(forecast.path("throughput").asText()).isEqualTo("the bench");
    assertThat(forecast.path("coreHours").asDouble())
        .isCloseTo(35126 * (0.1 / 4 * 12.1) / 3600, within(1e-9));
    assertThat(forecast.path("alternatives").get(0).path("chosen").asBoolean()).isTrue();
  }

  @Test
  void badUsageIsTwo() throws IOException {
    assertThat(tool.run("plan", "eyepacs.yaml", "--bench", "none.json")).isEqualTo(2);
    tool.write("bench.json", "{\"images\": 1}");
    assertThat(tool.run("plan", "eyepacs.yaml", "--bench", "bench.json")).isEqualTo(2);
    tool.write("bench.json", "not JSON");
    assertThat(tool.run("plan", "eyepacs.yaml", "--bench", "bench.json")).isEqualTo(2);
    assertThat(tool.run("plan", "eyepacs.yaml", "--images-per-second-per-core", "0")).isEqualTo(2);
    assertThat(
            tool.run(
                "plan",
                "eyepacs.yaml",
                "--bench",
                "bench.json",
                "--images-per-second-per-core",
                "3"))
        .isEqualTo(2);

    assertThat(tool.out()).isEmpty();
    assertThat(tool.err().lines().filter(line -> line.startsWith("error: ")))
        .containsExactly(
            "error: Cannot read --bench: none.json (is the file there?)",
            "error: Invalid --bench: bench.json (images, megapixels, stages or ratioToBareLoop is"
                + " missing; write it with tarsier bench --json)",
            "error: Invalid --bench: bench.json (it is not JSON; write it with tarsier bench"
                + " --json)",
            "error: Invalid --images-per-second-per-core: 0 (must be a number above 0)",
            "error: Invalid options: --bench and --images-per-second-per-core say the same (give"
                + " one)");
  }
}
