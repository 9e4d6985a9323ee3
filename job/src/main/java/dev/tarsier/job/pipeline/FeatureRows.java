package dev.tarsier.job.pipeline;

import dev.tarsier.job.sink.FeatureRow;
import dev.tarsier.job.sink.SampleLabel;
import dev.tarsier.job.source.Label;

/** A vector is a row as it is. */
final class FeatureRows implements VectorFinisher.Rows<FeatureRow> {
  @Override
  public FeatureRow row(PartitionInput.Image image, float[] vector, int width, int height) {
    return new FeatureRow(
        image.key().text(), image.file().path(), label(image.label()), vector, width, height);
  }

  static SampleLabel label(Label label) {
    return label.isPresent() ? new SampleLabel(label.text(), label.number()) : SampleLabel.NONE;
  }
}
