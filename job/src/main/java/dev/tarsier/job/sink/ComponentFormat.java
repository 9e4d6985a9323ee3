package dev.tarsier.job.sink;

import dev.tarsier.job.report.Placement;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Rows of components below the folder of their label. */
final class ComponentFormat implements RowFormat<VectorRow> {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message components {
            required binary key (STRING);
            required binary path (STRING);
            optional int32 class;
            required binary split (STRING);
            required group components (LIST) {
              repeated group list {
                required float element;
              }
            }
          }
          """);

  @Override
  public MessageType schema() {
    return SCHEMA;
  }

  @Override
  public void write(VectorRow row, RecordConsumer out) {
    RowFormat.text(out, "key", 0, row.key());
    RowFormat.text(out, "path", 1, row.path());
    if (row.label().isPresent()) {
      out.startField("class", 2);
      out.addInteger(row.label().number());
      out.endField("class", 2);
    }
    RowFormat.text(out, "split", 3, row.split());
    RowFormat.floats(out, "components", 4, row.values());
  }

  @Override
  public float[] numbers(VectorRow row) {
    return row.values();
  }

  @Override
  public long bytes(VectorRow row) {
    return (long) row.values().length * Float.BYTES
        + RowFormat.length(row.key())
        + RowFormat.length(row.path());
  }

  @Override
  public Placement placement(VectorRow row, String shard, long number) {
    return RowFormat.place(shard, row.key(), number, row.values(), 0, 0);
  }
}
