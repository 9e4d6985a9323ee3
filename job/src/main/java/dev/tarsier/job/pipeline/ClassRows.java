package dev.tarsier.job.pipeline;

import dev.tarsier.job.model.TopClasses;
import dev.tarsier.job.recipe.Classify;
import dev.tarsier.job.sink.ClassRow;
import java.util.List;

/** The best classes of a vector of scores. */
final class ClassRows implements VectorFinisher.Rows<ClassRow> {
  private final Classify classify;
  private final List<String> names;

  /** {@code names}: one for each output. */
  ClassRows(Classify classify, List<String> names) {
    this.classify = classify;
    this.names = names;
  }

  @Override
  public ClassRow row(PartitionInput.Image image, float[] vector, int width, int height) {
    float[] scores = classify.softmax() ? TopClasses.softmax(vector) : vector;
    List<ClassRow.Scored> best =
        TopClasses.of(scores, classify.topK()).stream()
            .map(scored -> new ClassRow.Scored(names.get(scored.number()), scored.score()))
            .toList();
    return new ClassRow(
        image.key().text(),
        image.file().path(),
        FeatureRows.label(image.label()),
        best,
        width,
        height);
  }
}
