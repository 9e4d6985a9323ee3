package dev.tarsier.job.sink;

import dev.tarsier.job.report.Placement;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/**
 * How rows of a kind stand in Parquet. The numbers of a row are what the index vouches for: their
 * length in bytes, and the CRC32C over them as 32-bit floats in little-endian order.
 *
 * @param <R> a row
 */
interface RowFormat<R> {
  MessageType schema();

  /** Writes the fields of one row; message begin and end are the caller's. */
  void write(R row, RecordConsumer out);

  /** What the index vouches for. */
  float[] numbers(R row);

  /** Bytes before encoding and compression, as far as they differ from row to row. */
  long bytes(R row);

  /** Where a row went: its number in its shard counts as the offset. */
  Placement placement(R row, String shard, long number);

  /** The placement of these numbers. */
  static Placement place(
      String shard, String key, long number, float[] numbers, int width, int height) {
    ByteBuffer bytes =
        ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(numbers);
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return new Placement(
        shard, key, number, bytes.capacity(), AttemptFile.hex(crc.getValue()), width, height);
  }

  static void text(RecordConsumer out, String field, int index, String value) {
    out.startField(field, index);
    out.addBinary(Binary.fromString(value));
    out.endField(field, index);
  }

  /** A list, as Parquet writes one of required numbers. */
  static void floats(RecordConsumer out, String field, int index, float[] values) {
    out.startField(field, index);
    out.startGroup();
    if (values.length > 0) {
      out.startField("list", 0);
      for (float value : values) {
        out.startGroup();
        out.startField("element", 0);
        out.addFloat(value);
        out.endField("element", 0);
        out.endGroup();
      }
      out.endField("list", 0);
    }
    out.endGroup();
    out.endField(field, index);
  }

  static long length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
