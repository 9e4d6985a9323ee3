package dev.tarsier.template.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.OutputRequest;
import dev.tarsier.job.request.RequestArguments;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.problem.SourceText;
import dev.tarsier.template.spec.DatasetSpec;
import dev.tarsier.template.spec.SpecParser;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestPlanner {
  private static final long MIB = 1L << 20;
  private static final SourceSize UNKNOWN = new SourceSize.Unknown();

  private final Planner planner = new Planner(Operations.load());

  @Test
  void unknownSizeGivesEightPartitionsACore() {
    assertThat(Planner.partitions(UNKNOWN, 30)).isEqualTo(240);
    assertThat(Planner.partitions(UNKNOWN, 1_000_000)).isEqualTo(OutputRequest.MAXIMUM_PARTITIONS);
  }

  @Test
  void littleDataGivesPartitionsOfOneMebibyte() {
    assertThat(Planner.partitions(measured(0), 30)).isEqualTo(1);
    assertThat(Planner.partitions(measured(MIB), 30)).isEqualTo(1);
    assertThat(Planner.partitions(measured(MIB + 1), 30)).isEqualTo(2);
    assertThat(Planner.partitions(measured(240 * MIB), 30)).isEqualTo(240);
  }

  @Test
  void betweenTheyFollowTheCores() {
    assertThat(Planner.partitions(measured(241 * MIB), 30)).isEqualTo(240);
    assertThat(Planner.partitions(measured(240 * 256 * MIB), 30)).isEqualTo(240);
  }

  @Test
  void muchDataGivesPartitionsOf256Mebibytes() {
    assertThat(Planner.partitions(measured(240 * 256 * MIB + 1), 30)).isEqualTo(241);
    assertThat(Planner.partitions(measured(Long.MAX_VALUE), 30))
        .isEqualTo(OutputRequest.MAXIMUM_PARTITIONS);
  }

  @Test
  void specMaySetThem() throws ProblemsFound {
    Plan plan = planner.plan(spec("", "  partitions: 7\n"), UNKNOWN, "");

    assertThat(plan.partitions()).isEqualTo(7);
    assertThat(plan.maximumCores()).isEqualTo(30);
  }

  @Test
  void requestIsReadBackFromItsArguments() throws ProblemsFound {
    JobRequest request = planner.plan(spec("", ""), UNKNOWN, "first").request();

    assertThat(RequestArguments.parse(RequestArguments.format(request))).isEqualTo(request);
    assertThat(request.runFolder()).isEqualTo(new Location("gs://bucket/output/first"));
    assertThat(request.recipe()).startsWith("{\"name\":\"retina\",\"operations\":[{\"clahe\":");
  }

  @Test
  void ownRunIdStaysForTheSameRequest() throws ProblemsFound {
    String runId = planner.plan(spec("", ""), UNKNOWN, "").request().runId();

    assertThat(runId).matches("[0-9a-f]{12}");
    assertThat(planner.plan(spec("", ""), UNKNOWN, "").request().runId()).isEqualTo(runId);
    assertThat(planner.plan(spec("limits: {rejected: 50%}\n", ""), UNKNOWN, "").request().runId())
        .as("limits decide nothing that is written")
        .isEqualTo(runId);
    assertThat(planner.plan(spec("recipe: {name: retina}\n", ""), UNKNOWN, "").request().runId())
        .as("the same recipe said otherwise")
        .isEqualTo(runId);
  }

  @Test
  void ownRunIdChangesWithWhatIsWritten() throws ProblemsFound {
    String runId = planner.plan(spec("", ""), UNKNOWN, "").request().runId();
    String recipe = "recipe: {name: retina, clahe: {tiles: 4}}\n";

    assertThat(planner.plan(spec(recipe, ""), UNKNOWN, "").request().runId()).isNotEqualTo(runId);
    assertThat(planner.plan(spec("", "  partitions: 7\n"), UNKNOWN, "").request().runId())
        .isNotEqualTo(runId);
  }

  @Test
  void timeoutIsTheSpecs() throws ProblemsFound {
    assertThat(planner.plan(spec("limits: {timeout: 30m}\n", ""), UNKNOWN, "").timeout())
        .hasMinutes(30);
  }

  @Test
  void specSaysHowMuchThereIs() throws ProblemsFound {
    String measured = "  measured: {images: 12, bytes: 70GiB, megapixels: 12.1}\n";
    DatasetSpec spec = Plans.spec(measured, "");

    assertThat(planner.plan(spec, UNKNOWN, "").size())
        .isEqualTo(new SourceSize.Measured(12, 70L << 30, 12.1));
    assertThat(planner.plan(spec, UNKNOWN, "").partitions()).isEqualTo(280);
    assertThat(planner.plan(spec, measured(MIB), "").size())
        .as("a walk counts more, and knows no pixels")
        .isEqualTo(new SourceSize.Measured(1, MIB, 12.1));
    assertThat(planner.plan(Plans.spec("  measured: {images: 12}\n", ""), UNKNOWN, "").size())
        .as("without bytes there is nothing to count partitions by")
        .isEqualTo(UNKNOWN);
  }

  private static SourceSize measured(long bytes) {
    return new SourceSize.Measured(1, bytes);
  }

  private static DatasetSpec spec(String sections, String output) throws ProblemsFound {
    String text =
        "dataset: eyepacs\nsource: {uri: gs://bucket/images}\noutput:\n  uri: gs://bucket/output\n"
            + output
            + sections;
    return new SpecParser(Operations.load(), Map.of())
        .parse(new SourceText("mine.yaml", text), Path.of("/"))
        .spec();
  }
}
