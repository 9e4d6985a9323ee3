package dev.tarsier.job.preview;

import dev.tarsier.job.accept.Acceptance;
import dev.tarsier.job.accept.ImageHeader;
import dev.tarsier.job.accept.Verdict;
import dev.tarsier.job.image.Stepped;
import dev.tarsier.job.image.SteppedProcessor;
import dev.tarsier.job.image.Stored;
import dev.tarsier.job.recipe.Operation;
import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.report.PreviewResult;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.source.ReadResult;
import dev.tarsier.job.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One image after another through acceptance and recipe, as a run would take it. */
final class ImageTrial implements AutoCloseable {
  private static final String DECODE = "decode";
  private static final double NANOS_PER_MILLISECOND = 1e6;

  private final Recipe recipe;
  private final Operations operations;
  private final Acceptance acceptance;
  private final SteppedProcessor processor;

  ImageTrial(Recipe recipe, Operations operations, Acceptance acceptance, int longestSide) {
    this.recipe = recipe;
    this.operations = operations;
    this.acceptance = acceptance;
    this.processor = new SteppedProcessor(recipe, longestSide);
  }

  Shown take(SourceFile file, ReadResult read) {
    if (read instanceof ReadResult.Lost lost) {
      return refused(file, lost.reason(), lost.detail());
    }
    ReadResult.Loaded loaded = (ReadResult.Loaded) read;
    Verdict verdict = acceptance.check(loaded.buffer(), loaded.length());
    if (verdict instanceof Verdict.Rejected rejected) {
      return refused(file, rejected.reason(), rejected.detail());
    }
    ImageHeader header = ((Verdict.Accepted) verdict).header();
    Stored stored = new Stored(header.format(), header.extent(), header.orientation());
    Stepped stepped = processor.process(loaded.buffer(), loaded.length(), stored);
    return shown(file, header, stepped);
  }

  private static Shown refused(SourceFile file, RejectReason reason, String detail) {
    return new Shown(
        new PreviewResult.Image(
            file.path(),
            Math.max(0, file.bytes()),
            "",
            0,
            0,
            1,
            reason.name(),
            detail,
            "",
            List.of()),
        List.of());
  }

  private Shown shown(SourceFile file, ImageHeader header, Stepped stepped) {
    List<PreviewResult.Step> steps = new ArrayList<>();
    for (int i = 0; i < stepped.steps().size(); i++) {
      steps.add(step(i, stepped.steps().get(i)));
    }
    boolean failed = !stepped.failure().isEmpty();
    boolean undecoded = failed && steps.isEmpty();
    RejectReason reason = undecoded ? RejectReason.CORRUPT : RejectReason.OPERATION_FAILED;
    PreviewResult.Image image =
        new PreviewResult.Image(
            file.path(),
            file.bytes(),
            header.format().keyword(),
            header.width(),
            header.height(),
            header.orientation(),
            failed ? reason.name() : "",
            stepped.failure(),
            failed && !undecoded ? keyword(steps.size()) : "",
            steps);
    return new Shown(image, stepped.steps().stream().map(Stepped.Step::picture).toList());
  }

  private PreviewResult.Step step(int number, Stepped.Step step) {
    return new PreviewResult.Step(
        keyword(number),
        number == 0 ? Map.of() : Operations.parameters(operation(number)),
        step.nanos() / NANOS_PER_MILLISECOND,
        step.facts().width(),
        step.facts().height(),
        step.facts().channels(),
        step.facts().mean(),
        step.facts().upperShare(),
        step.encodedBytes());
  }

  /** Step 0 is the decoding. */
  private String keyword(int number) {
    return number == 0 ? DECODE : operations.keyword(operation(number));
  }

  private Operation operation(int number) {
    return recipe.operations().get(number - 1);
  }

  @Override
  public void close() {
    processor.close();
  }
}
