package dev.tarsier.job.sink;

import dev.tarsier.job.report.Placement;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Rows of classes. */
final class ClassFormat implements RowFormat<ClassRow> {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message classes {
            required binary key (STRING);
            required binary path (STRING);
            optional binary label (STRING);
            optional int32 class;
            required binary predicted (STRING);
            required float score;
            required group top_k (LIST) {
              repeated group list {
                required group element {
                  required binary label (STRING);
                  required float score;
                }
              }
            }
          }
          """);

  @Override
  public MessageType schema() {
    return SCHEMA;
  }

  @Override
  public void write(ClassRow row, RecordConsumer out) {
    RowFormat.text(out, "key", 0, row.key());
    RowFormat.text(out, "path", 1, row.path());
    if (row.label().isPresent()) {
      RowFormat.text(out, "label", 2, row.label().text());
      out.startField("class", 3);
      out.addInteger(row.label().number());
      out.endField("class", 3);
    }
    ClassRow.Scored predicted = row.best().get(0);
    RowFormat.text(out, "predicted", 4, predicted.label());
    score(out, 5, predicted.score());
    writeBest(row, out);
  }

  private static void writeBest(ClassRow row, RecordConsumer out) {
    out.startField("top_k", 6);
    out.startGroup();
    out.startField("list", 0);
    for (ClassRow.Scored scored : row.best()) {
      out.startGroup();
      out.startField("element", 0);
      out.startGroup();
      RowFormat.text(out, "label", 0, scored.label());
      score(out, 1, scored.score());
      out.endGroup();
      out.endField("element", 0);
      out.endGroup();
    }
    out.endField("list", 0);
    out.endGroup();
    out.endField("top_k", 6);
  }

  private static void score(RecordConsumer out, int index, float score) {
    out.startField("score", index);
    out.addFloat(score);
    out.endField("score", index);
  }

  /** The scores that are kept, the best first. */
  @Override
  public float[] numbers(ClassRow row) {
    float[] scores = new float[row.best().size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = row.best().get(i).score();
    }
    return scores;
  }

  @Override
  public long bytes(ClassRow row) {
    long bytes = RowFormat.length(row.key()) + RowFormat.length(row.path());
    for (ClassRow.Scored scored : row.best()) {
      bytes += Float.BYTES + RowFormat.length(scored.label());
    }
    return bytes;
  }

  @Override
  public Placement placement(ClassRow row, String shard, long number) {
    return RowFormat.place(shard, row.key(), number, numbers(row), row.width(), row.height());
  }
}
