package dev.tarsier.template.dataproc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.dataproc.v1.OrderedJob;
import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.request.Location;
import dev.tarsier.template.plan.Plan;
import dev.tarsier.template.plan.Planner;
import dev.tarsier.template.plan.SourceSize;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.problem.SourceText;
import dev.tarsier.template.spec.OwnJar;
import dev.tarsier.template.spec.SpecDocument;
import dev.tarsier.template.spec.SpecParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestOperationJarsOfTemplate {
  private static final String JOB = "gs://staging/jobs/tarsier-job.jar";

  @TempDir private Path folder;

  @BeforeEach
  void jar() throws IOException {
    OwnJar.write(folder.resolve("own.jar"), "Good");
  }

  private Plan plan(String staging, String jars, String recipe) throws ProblemsFound {
    String text =
        """
        dataset: eyepacs
        source: {uri: gs://bucket/images}
        jars: %s
        recipe: {operations: [%s]}
        output: {uri: gs://bucket/out}
        cluster: {project: my-project, region: us-central1%s}
        """
            .formatted(jars, recipe, staging.isEmpty() ? "" : ", staging: \"" + staging + "\"");
    SpecDocument document =
        new SpecParser(Operations.load(), Map.of())
            .parse(new SourceText("mine.yaml", text), folder);
    return new Planner(document.operations()).plan(document.spec(), new SourceSize.Unknown(), "");
  }

  @Test
  void theyStandBesideTheJobsInTheStepThatNeedsThem() throws Exception {
    Plan plan = plan("gs://staging/", "[own.jar, gs://bucket/far.jar]", "twirl");
    Artifacts artifacts = Artifacts.of(plan, JOB, "", new Location("gs://staging/"));

    List<OrderedJob> steps = new Steps(plan, artifacts).jobs();

    String staged = artifacts.jarUris().get(0);
    assertThat(staged).matches("gs://staging/jars/own-[0-9a-f]{12}\\.jar");
    assertThat(steps.get(0).getSparkJob().getJarFileUrisList())
        .containsExactly(JOB, staged, "gs://bucket/far.jar");
    assertThat(steps.get(1).getSparkJob().getJarFileUrisList()).containsExactly(JOB);
    assertThat(artifacts.uploads(plan)).isEqualTo(Map.of(staged, folder.resolve("own.jar")));
  }

  @Test
  void aRunOnThisMachineTakesThemWhereTheyLie() throws Exception {
    Plan plan = plan("", "[own.jar]", "twirl");

    Artifacts artifacts = Artifacts.of(plan, "file:///job.jar", "", new Location("gs://local/"));

    assertThat(artifacts.jarUris()).containsExactly("file://" + folder + "/own.jar");
    assertThat(artifacts.uploads(plan)).isEmpty();
  }

  @Test
  void aJarThatCannotBeSeenNamesTheRunByItsPlace() throws Exception {
    Plan here = plan("", "[gs://bucket/a.jar]", "swirl");
    Plan again = plan("", "[gs://bucket/a.jar]", "swirl");
    Plan there = plan("", "[gs://bucket/b.jar]", "swirl");

    assertThat(here.request().runId())
        .isEqualTo(again.request().runId())
        .isNotEqualTo(there.request().runId())
        .isNotEqualTo(here.request().withOwnRunId().runId())
        .matches("[0-9a-f]{12}");
  }
}
