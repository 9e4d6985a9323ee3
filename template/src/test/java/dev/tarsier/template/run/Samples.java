package dev.tarsier.template.run;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.report.Counts;
import dev.tarsier.job.report.Increment;
import dev.tarsier.job.report.PcaReport;
import dev.tarsier.job.report.Reads;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.StageSeconds;
import dev.tarsier.job.report.Usage;
import dev.tarsier.template.plan.Plan;
import dev.tarsier.template.plan.Planner;
import dev.tarsier.template.plan.SourceSize;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.problem.SourceText;
import dev.tarsier.template.spec.DatasetSpec;
import dev.tarsier.template.spec.LimitsSpec;
import dev.tarsier.template.spec.SpecParser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Values that several tests need. */
public final class Samples {
  private Samples() {}

  public static RunReport report(int resumed) {
    return new RunReport(
        "eyepacs",
        "first",
        new Counts(9, 3, 0, Map.of(RejectReason.EMPTY, 1L, RejectReason.TRUNCATED, 2L)),
        14_200_000,
        850_000,
        3,
        2.5,
        StageSeconds.NONE,
        Reads.NONE,
        new RunReport.Spread(14, resumed, 2L * resumed, 0.1, 0.2, 0.4),
        0,
        Map.of(),
        Map.of(),
        List.of(),
        PcaReport.NONE,
        Increment.NONE,
        Usage.NONE);
  }

  public static Plan plan() throws ProblemsFound {
    return plan(Duration.ofHours(4));
  }

  public static Plan plan(Duration timeout) throws ProblemsFound {
    String text =
        """
        dataset: eyepacs
        source: {uri: gs://bucket/images}
        output: {uri: gs://bucket/output}
        limits: {pixels: 7MP}
        """;
    DatasetSpec spec =
        new SpecParser(Operations.load(), Map.of())
            .parse(new SourceText("mine.yaml", text), Path.of("/"))
            .spec();
    DatasetSpec limited =
        new DatasetSpec(
            spec.dataset(),
            spec.sourceSpec(),
            spec.recipe(),
            spec.jars(),
            spec.output(),
            new LimitsSpec(spec.limits().images(), timeout),
            spec.cluster(),
            spec.governance(),
            spec.tracking(),
            spec.speedtest());
    return new Planner(Operations.load()).plan(limited, new SourceSize.Unknown(), "first");
  }
}
