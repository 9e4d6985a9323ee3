package dev.tarsier.job.sink;

import dev.tarsier.job.report.Placement;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Rows of features. Below a folder of its label a row does not name it again, as Hive has it. */
final class FeatureFormat implements RowFormat<FeatureRow> {
  private static final String LABEL = "optional binary label (STRING);";
  private static final String TEMPLATE =
      """
      message features {
        required binary key (STRING);
        required binary path (STRING);
        %s
        optional int32 class;
        required group features (LIST) {
          repeated group list {
            required float element;
          }
        }
      }
      """;

  private final boolean labelled;
  private final MessageType schema;

  private FeatureFormat(boolean labelled) {
    this.labelled = labelled;
    this.schema = MessageTypeParser.parseMessageType(TEMPLATE.formatted(labelled ? LABEL : ""));
  }

  /** With a column for the label. */
  static FeatureFormat labelled() {
    return new FeatureFormat(true);
  }

  /** For a folder that says the label. */
  static FeatureFormat unlabelled() {
    return new FeatureFormat(false);
  }

  @Override
  public MessageType schema() {
    return schema;
  }

  @Override
  public void write(FeatureRow row, RecordConsumer out) {
    RowFormat.text(out, "key", 0, row.key());
    RowFormat.text(out, "path", 1, row.path());
    int next = 2;
    if (labelled) {
      if (row.label().isPresent()) {
        RowFormat.text(out, "label", next, row.label().text());
      }
      next++;
    }
    if (row.label().isPresent()) {
      out.startField("class", next);
      out.addInteger(row.label().number());
      out.endField("class", next);
    }
    RowFormat.floats(out, "features", next + 1, row.features());
  }

  @Override
  public float[] numbers(FeatureRow row) {
    return row.features();
  }

  @Override
  public long bytes(FeatureRow row) {
    return (long) row.features().length * Float.BYTES
        + RowFormat.length(row.key())
        + RowFormat.length(row.path());
  }

  @Override
  public Placement placement(FeatureRow row, String shard, long number) {
    return RowFormat.place(shard, row.key(), number, row.features(), row.width(), row.height());
  }
}
