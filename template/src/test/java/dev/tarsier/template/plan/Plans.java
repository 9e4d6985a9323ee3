package dev.tarsier.template.plan;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.problem.SourceText;
import dev.tarsier.template.spec.DatasetSpec;
import dev.tarsier.template.spec.SpecParser;
import java.nio.file.Path;
import java.util.Map;

/** Plans of specs that differ in few lines. */
public final class Plans {
  private Plans() {}

  /** {@code cluster} is the content of that section in braces. */
  static Plan clustered(String cluster) throws ProblemsFound {
    return of("", "cluster: {" + cluster + "}\n");
  }

  /** {@code source} stands below {@code source:}, {@code sections} at the end. */
  public static Plan of(String source, String sections) throws ProblemsFound {
    return new Planner(Operations.load())
        .plan(spec(source, sections), new SourceSize.Unknown(), "first");
  }

  static DatasetSpec spec(String source, String sections) throws ProblemsFound {
    String text =
        "dataset: eyepacs\nsource:\n  uri: gs://bucket/images\n"
            + source
            + "output: {uri: gs://bucket/output}\n"
            + sections;
    return new SpecParser(Operations.load(), Map.of())
        .parse(new SourceText("mine.yaml", text), Path.of("/"))
        .spec();
  }
}
